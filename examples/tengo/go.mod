module example.com/tengo-closures

go 1.24

require (
	github.com/d5/tengo/v2 v2.17.0
	github.com/tiagoj/tengo/v2 v2.17.1
)
