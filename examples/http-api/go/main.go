// Command orders is an HTTP API of orders with its database in a file of its own. It listens on PORT of HOST until SIGTERM.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

// run serves until it is told to stop, and leaves no file behind.
func run() error {
	folder, err := os.MkdirTemp("", "orders-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	store, err := OpenStore(filepath.Join(folder, "orders.db"))
	if err != nil {
		return fmt.Errorf("the database could not be made: %w", err)
	}
	defer store.Close()
	tally := NewTally()
	server := &http.Server{
		Addr:              net.JoinHostPort(os.Getenv("HOST"), os.Getenv("PORT")),
		Handler:           NewAPI(store, tally),
		ReadHeaderTimeout: 5 * time.Second,
	}
	defer func() { log.Print(tally) }()
	return serveUntilSignal(server)
}

// serveUntilSignal lets requests that are under way at SIGTERM come to their end.
func serveUntilSignal(server *http.Server) error {
	stopped, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	select {
	case err := <-failed:
		return err
	case <-stopped.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := server.Shutdown(ending); err != nil {
		return err
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
