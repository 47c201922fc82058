package main

import (
	"context"
	"time"
)

// authorisation is what the answer of a payment provider takes. The provider itself is left out: no load is put on others.
const authorisation = 10 * time.Millisecond

// Authorise waits for the provider, and costs no CPU time of this service.
func Authorise(ctx context.Context) error {
	select {
	case <-time.After(authorisation):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
