package main

const side = 50

// matrix multiplies two square matrices and adds up the diagonal.
func matrix(i int) int {
	var a, b, product [side][side]int
	for r := 0; r < side; r++ {
		for c := 0; c < side; c++ {
			a[r][c], b[r][c] = r+c+i, r-c
		}
	}
	for r := 0; r < side; r++ {
		for c := 0; c < side; c++ {
			for k := 0; k < side; k++ {
				product[r][c] += a[r][k] * b[k][c]
			}
		}
	}
	trace := 0
	for d := 0; d < side; d++ {
		trace += product[d][d]
	}
	return trace & 0xffff
}
