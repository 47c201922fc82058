package main

// sieve counts the primes below a limit.
func sieve(i int) int {
	limit := 65_000 + i%10
	composite := make([]bool, limit)
	primes := 0
	for n := 2; n < limit; n++ {
		if composite[n] {
			continue
		}
		primes++
		for k := n * n; k < limit; k += n {
			composite[k] = true
		}
	}
	return primes
}
