package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// service is the API over a new database, as clients meet it.
func service(t *testing.T) *httptest.Server {
	t.Helper()
	store, err := OpenStore(filepath.Join(t.TempDir(), "orders.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	server := httptest.NewServer(NewAPI(store, NewTally()))
	t.Cleanup(server.Close)
	return server
}

// ask returns the status of an answer, with its JSON read into value; 0 without an answer.
func ask(t *testing.T, server *httptest.Server, method, path, body string, value any) int {
	t.Helper()
	request, err := http.NewRequest(method, server.URL+path, strings.NewReader(body))
	if err != nil {
		t.Error(err)
		return 0
	}
	response, err := server.Client().Do(request)
	if err != nil {
		t.Error(err)
		return 0
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(value); err != nil {
		t.Error(err)
	}
	return response.StatusCode
}

type list struct{ Orders []Order }

func TestAnOrderIsToldAsItWasCreated(t *testing.T) {
	server := service(t)
	var created, told Order
	if status := ask(t, server, "POST", "/orders", `{"customer":7,"lines":[{"product":3,"quantity":2}]}`, &created); status != 201 {
		t.Fatalf("status %d", status)
	}
	if created.Total != 2*created.Lines[0].Price || created.Lines[0].Product != "product 3" {
		t.Errorf("%+v", created)
	}
	if status := ask(t, server, "GET", fmt.Sprint("/orders/", created.ID), "", &told); status != 200 {
		t.Fatalf("status %d", status)
	}
	if !reflect.DeepEqual(told, created) {
		t.Errorf("created %+v, told %+v", created, told)
	}
}

func TestTheNewestOrdersOfACustomerAreListedWithTheirLines(t *testing.T) {
	server := service(t)
	var found list
	ask(t, server, "GET", "/orders?customer=17", "", &found)
	if len(found.Orders) != listed {
		t.Fatalf("%d orders", len(found.Orders))
	}
	for i, order := range found.Orders {
		var alone Order
		ask(t, server, "GET", fmt.Sprint("/orders/", order.ID), "", &alone)
		if !reflect.DeepEqual(alone, order) || order.Customer != 17 || len(order.Lines) != linesOfAnOrder {
			t.Errorf("listed %+v, alone %+v", order, alone)
		}
		if i > 0 && order.ID >= found.Orders[i-1].ID {
			t.Errorf("order %d after %d", order.ID, found.Orders[i-1].ID)
		}
	}
	if ask(t, server, "GET", "/orders?customer=9999", "", &found); found.Orders == nil || len(found.Orders) != 0 {
		t.Errorf("orders of nobody: %+v", found.Orders)
	}
}

func TestWhatIsWrongIsToldAndKeepsNothing(t *testing.T) {
	server := service(t)
	for _, wrong := range []struct {
		method, path, body string
		status             int
		reason             string
	}{
		{"GET", "/orders", "", 400, "customer"},
		{"GET", "/orders?customer=-1", "", 400, "customer"},
		{"GET", "/orders/none", "", 400, "id"},
		{"GET", "/orders/999999", "", 404, "no order 999999"},
		{"POST", "/orders", "{", 400, "no order"},
		{"POST", "/orders", `{"customer":199,"lines":[]}`, 400, "at least one line"},
		{"POST", "/orders", `{"customer":199,"lines":[{"product":1,"quantity":0}]}`, 400, "quantity is 0"},
		{"POST", "/orders", `{"customer":199,"lines":[{"product":1,"quantity":1},{"product":999,"quantity":1}]}`, 400, "no product 999"},
		{"POST", "/orders", strings.Repeat(" ", largestBody+1), 400, "too large"},
	} {
		var found struct{ Error string }
		status := ask(t, server, wrong.method, wrong.path, wrong.body, &found)
		if status != wrong.status || !strings.Contains(found.Error, wrong.reason) {
			t.Errorf("%s %s: %d %q", wrong.method, wrong.path, status, found.Error)
		}
	}
	var newest, after list
	ask(t, server, "GET", "/orders?customer=199", "", &after)
	ask(t, service(t), "GET", "/orders?customer=199", "", &newest)
	if !reflect.DeepEqual(after, newest) {
		t.Errorf("rejected orders were kept: %+v", after.Orders[0])
	}
}

func TestOrdersCreatedAtOnceAreAllKept(t *testing.T) {
	server := service(t)
	ids := make([]int64, 40)
	var all sync.WaitGroup
	for i := range ids {
		all.Add(1)
		go func() {
			defer all.Done()
			var created Order
			ask(t, server, "POST", "/orders", `{"customer":8,"lines":[{"product":1,"quantity":1}]}`, &created)
			ids[i] = created.ID
		}()
	}
	all.Wait()
	known := map[int64]bool{}
	for _, id := range ids {
		var told Order
		if status := ask(t, server, "GET", fmt.Sprint("/orders/", id), "", &told); status != 200 || known[id] {
			t.Errorf("order %d: status %d", id, status)
		}
		known[id] = true
	}
}
