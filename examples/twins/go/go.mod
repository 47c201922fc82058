module example.org/twins

go 1.23
