package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"strconv"
)

// largestBody bounds what a client may send; bytes.
const largestBody = 64 << 10

// API answers requests for orders from a store.
type API struct{ store *Store }

// NewAPI is the whole service. Health is not counted: it is asked by whoever waits for the service.
func NewAPI(store *Store, tally *Tally) http.Handler {
	api := API{store}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	for route, handler := range map[string]func(*http.Request) (int, any, error){
		"GET /orders":      api.list,
		"GET /orders/{id}": api.one,
		"POST /orders":     api.create,
	} {
		mux.HandleFunc(route, tally.Counting(route, answering(handler)))
	}
	return mux
}

func (api API) list(r *http.Request) (int, any, error) {
	customer, err := number("customer", r.URL.Query().Get("customer"))
	if err != nil {
		return 0, nil, err
	}
	orders, err := api.store.OrdersOf(r.Context(), customer)
	return http.StatusOK, map[string]any{"orders": orders}, err
}

func (api API) one(r *http.Request) (int, any, error) {
	id, err := number("id", r.PathValue("id"))
	if err != nil {
		return 0, nil, err
	}
	order, err := api.store.Order(r.Context(), id)
	return http.StatusOK, order, err
}

func (api API) create(r *http.Request) (int, any, error) {
	var draft Draft
	if err := json.NewDecoder(r.Body).Decode(&draft); err != nil {
		return 0, nil, invalid("the body is no order: %v", err)
	}
	if err := draft.Check(); err != nil {
		return 0, nil, err
	}
	if err := Authorise(r.Context()); err != nil {
		return 0, nil, err
	}
	order, err := api.store.Create(r.Context(), draft)
	return http.StatusCreated, order, err
}

// number reads a positive number of a request.
func number(name, text string) (int64, error) {
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil || value < 1 {
		return 0, invalid("%s is %q, and must be a number from 1 on", name, text)
	}
	return value, nil
}

// answering puts what a handler found into JSON, and what is wrong, too.
func answering(handler func(*http.Request) (int, any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, largestBody)
		status, value, err := handler(r)
		if err != nil {
			status, value = statusOf(err), map[string]string{"error": err.Error()}
		}
		answer(w, status, value)
	}
}

// Rejection is a request that the client can mend.
type Rejection struct {
	status int
	reason string
}

func (r Rejection) Error() string { return r.reason }

func invalid(format string, values ...any) error {
	return Rejection{http.StatusBadRequest, fmt.Sprintf(format, values...)}
}

func missing(format string, values ...any) error {
	return Rejection{http.StatusNotFound, fmt.Sprintf(format, values...)}
}

// statusOf is the client's status for a rejection, and the server's for all else.
func statusOf(err error) int {
	if rejection := (Rejection{}); errors.As(err, &rejection) {
		return rejection.status
	}
	log.Print(err)
	return http.StatusInternalServerError
}

func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(value); err != nil {
		log.Print("an answer was not taken: ", err)
	}
}
