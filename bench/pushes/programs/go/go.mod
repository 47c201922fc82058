module pushes

go 1.21
