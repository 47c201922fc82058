package main

import (
	"database/sql"
	"errors"
	"fmt"

	_ "modernc.org/sqlite" // SQLite without a C compiler
)

// Store keeps orders in a file. SQLite has one writer at a time, so writers wait for the one connection here, and not for its lock.
type Store struct {
	reads  *sql.DB
	writes *sql.DB
}

// readers is how many queries may be under way at once.
const readers = 4

// How many customers, orders and products there are at the start, the same every time.
const (
	customers      = 200
	ordersEach     = 25
	products       = 100
	linesOfAnOrder = 5
)

const schema = `
	CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price INTEGER NOT NULL);
	CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL);
	CREATE TABLE lines (
		order_id INTEGER NOT NULL REFERENCES orders, position INTEGER NOT NULL,
		product INTEGER NOT NULL REFERENCES products, quantity INTEGER NOT NULL, price INTEGER NOT NULL,
		PRIMARY KEY (order_id, position)
	) WITHOUT ROWID;
	CREATE INDEX orders_of_customer ON orders (customer);`

// rows makes the first orders: the i-th is of customer i modulo their number, so that those of one lie far apart.
const rows = `
	WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %[3]d)
		INSERT INTO products SELECT i, 'product ' || i, 100 + i * 37 %% 900 FROM n;
	WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %[1]d * %[2]d)
		INSERT INTO orders SELECT i, 1 + i %% %[1]d FROM n;
	WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %[4]d - 1)
		INSERT INTO lines SELECT o.id, n.i, p.id, 1 + (o.id + n.i) %% 5, p.price
		FROM orders o CROSS JOIN n JOIN products p ON p.id = 1 + (o.id * 7 + n.i * 13) %% %[3]d;`

// OpenStore makes a database in a new file, with its first rows.
func OpenStore(file string) (*Store, error) {
	writes, err := open(file, 1)
	if err != nil {
		return nil, err
	}
	if _, err := writes.Exec(schema + fmt.Sprintf(rows, customers, ordersEach, products, linesOfAnOrder)); err != nil {
		return nil, errors.Join(err, writes.Close())
	}
	reads, err := open(file, readers)
	return &Store{reads, writes}, err
}

func open(file string, connections int) (*sql.DB, error) {
	pragmas := "_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=busy_timeout(5000)&_txlock=immediate"
	database, err := sql.Open("sqlite", "file:"+file+"?"+pragmas)
	if err != nil {
		return nil, err
	}
	database.SetMaxOpenConns(connections)
	database.SetMaxIdleConns(connections)
	return database, nil
}

// Close ends every connection.
func (s *Store) Close() error { return errors.Join(s.reads.Close(), s.writes.Close()) }
