package steps

import (
	"math/bits"
	"testing"

	"qari/model/word"
)

func TestLinear(t *testing.T) {
	texts := map[string]Text{"plain": {Unit: "أمل "}, "with a head": {Head: "head\n", Unit: "ab"}}
	Linear(t, texts, func(_, text string) { word.Fold(text) })
}

func TestLinearKnowsQuadratic(t *testing.T) {
	for name, c := range map[string]struct {
		cost func(n int) int
		want bool
	}{
		"nothing":         {func(int) int { return 0 }, true},
		"linear":          {func(n int) int { return 1_000_000 + 70*n }, true},
		"n log n":         {func(n int) int { return 70 * n * bits.Len(uint(n)) }, true},
		"a buffer once":   {func(n int) int { return n / double * 4 * large / 4 }, true},
		"quadratic":       {func(n int) int { return 1_000_000 + 70*n + n*n/64 }, false},
		"every 100th":     {func(n int) int { return n * n / 100 }, false},
		"only from there": {func(n int) int { return max(0, n-double) * n }, false},
	} {
		if got := linear(c.cost(small), c.cost(double), c.cost(large)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
