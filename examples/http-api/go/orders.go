package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Order is what a customer bought; amounts are cents.
type Order struct {
	ID       int64  `json:"id"`
	Customer int64  `json:"customer"`
	Total    int64  `json:"total"`
	Lines    []Line `json:"lines"`
}

// Line is one product of an order, at its price of that day.
type Line struct {
	Product  string `json:"product"`
	Quantity int64  `json:"quantity"`
	Price    int64  `json:"price"`
}

// Draft is an order that a client asks for.
type Draft struct {
	Customer int64       `json:"customer"`
	Lines    []DraftLine `json:"lines"`
}

// DraftLine names a product by its number.
type DraftLine struct {
	Product  int64 `json:"product"`
	Quantity int64 `json:"quantity"`
}

// Check returns a rejection where the draft is wrong in itself.
func (d Draft) Check() error {
	if d.Customer < 1 || len(d.Lines) == 0 {
		return invalid("an order needs a customer and at least one line")
	}
	for _, line := range d.Lines {
		if line.Quantity < 1 {
			return invalid("quantity is %d, and must be 1 at least", line.Quantity)
		}
	}
	return nil
}

// listed is how many orders of a customer are told, the newest first.
const listed = 20

const ordersOf = `
	SELECT o.id, o.customer, p.name, l.quantity, l.price
	FROM (SELECT id, customer FROM orders WHERE customer = ? ORDER BY id DESC LIMIT ?) o
	JOIN lines l ON l.order_id = o.id JOIN products p ON p.id = l.product
	ORDER BY o.id DESC, l.position`

// OrdersOf returns the newest orders of a customer; none for one who has none.
func (s *Store) OrdersOf(ctx context.Context, customer int64) ([]Order, error) {
	return ordersIn(s.reads.QueryContext(ctx, ordersOf, customer, listed))
}

const orderByID = `
	SELECT o.id, o.customer, p.name, l.quantity, l.price
	FROM orders o JOIN lines l ON l.order_id = o.id JOIN products p ON p.id = l.product
	WHERE o.id = ? ORDER BY l.position`

// Order returns the order of that number, or a rejection.
func (s *Store) Order(ctx context.Context, id int64) (Order, error) {
	orders, err := ordersIn(s.reads.QueryContext(ctx, orderByID, id))
	if err != nil {
		return Order{}, err
	}
	if len(orders) == 0 {
		return Order{}, missing("there is no order %d", id)
	}
	return orders[0], nil
}

// ordersIn gathers rows of lines; those of one order are neighbours.
func ordersIn(rows *sql.Rows, err error) ([]Order, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	orders := []Order{}
	for rows.Next() {
		var order Order
		var line Line
		if err := rows.Scan(&order.ID, &order.Customer, &line.Product, &line.Quantity, &line.Price); err != nil {
			return nil, err
		}
		if len(orders) == 0 || orders[len(orders)-1].ID != order.ID {
			orders = append(orders, order)
		}
		current := &orders[len(orders)-1]
		current.Lines = append(current.Lines, line)
		current.Total += line.Quantity * line.Price
	}
	return orders, rows.Err()
}

// Create keeps an order, all of it or nothing, and returns it; a rejection where it names a product that there is not.
func (s *Store) Create(ctx context.Context, draft Draft) (Order, error) {
	transaction, err := s.writes.BeginTx(ctx, nil)
	if err != nil {
		return Order{}, err
	}
	defer transaction.Rollback()
	kept, err := transaction.ExecContext(ctx, `INSERT INTO orders (customer) VALUES (?)`, draft.Customer)
	if err != nil {
		return Order{}, err
	}
	order := Order{Customer: draft.Customer}
	if order.ID, err = kept.LastInsertId(); err != nil {
		return Order{}, err
	}
	for position, wanted := range draft.Lines {
		line, err := keepLine(ctx, transaction, order.ID, position, wanted)
		if err != nil {
			return Order{}, err
		}
		order.Lines = append(order.Lines, line)
		order.Total += line.Quantity * line.Price
	}
	return order, transaction.Commit()
}

func keepLine(ctx context.Context, tx *sql.Tx, order int64, position int, wanted DraftLine) (Line, error) {
	line := Line{Quantity: wanted.Quantity}
	product := tx.QueryRowContext(ctx, `SELECT name, price FROM products WHERE id = ?`, wanted.Product)
	err := product.Scan(&line.Product, &line.Price)
	if errors.Is(err, sql.ErrNoRows) {
		return Line{}, invalid("there is no product %d", wanted.Product)
	}
	if err != nil {
		return Line{}, fmt.Errorf("product %d: %w", wanted.Product, err)
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO lines VALUES (?, ?, ?, ?, ?)`,
		order, position, wanted.Product, line.Quantity, line.Price)
	return line, err
}
