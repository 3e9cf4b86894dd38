package main

import (
	"strings"
	"testing"
)

func TestReport(t *testing.T) {
	const ran = `{"Action":"run","Package":"qari/p","Test":"TestA"}
{"Action":"output","Package":"qari/p","Test":"TestA","Output":"    p_test.go:7: the measure is 7\n"}
`
	for name, c := range map[string]struct {
		in, want string
		ok       bool
	}{
		"pass": {ran + `{"Action":"pass","Package":"qari/p","Test":"TestA"}
{"Action":"output","Package":"qari/p","Output":"PASS\n"}
{"Action":"output","Package":"qari/p","Output":"ok  \tqari/p\t0.1s\n"}
{"Action":"pass","Package":"qari/p"}
`, "ok  \tqari/p\t0.1s\n1 tests passed, 0 skipped\n", true},
		"fail": {ran + `{"Action":"fail","Package":"qari/p","Test":"TestA"}
{"Action":"fail","Package":"qari/p"}
`, "    p_test.go:7: the measure is 7\n0 tests passed, 0 skipped\n", false},
		"skip": {ran + `{"Action":"output","Package":"qari/p","Test":"TestA","Output":"--- SKIP: TestA (0.00s)\n"}
{"Action":"skip","Package":"qari/p","Test":"TestA"}
{"Action":"skip","Package":"qari/p","Test":"TestB"}
{"Action":"skip","Package":"qari/empty"}
`, "0 tests passed, 2 skipped\nskipped 1: no reason was given\n\tp.TestB\nskipped 1: the measure is 7\n\tp.TestA\n", true},
		"does not build": {`{"ImportPath":"qari/p","Action":"build-output","Output":"p.go:1: wrong\n"}
{"ImportPath":"qari/p","Action":"build-fail"}
`, "p.go:1: wrong\n0 tests passed, 0 skipped\n", false},
		"no event": {"go: cannot find main module\n", "go: cannot find main module\n0 tests passed, 0 skipped\n", true},
	} {
		var out strings.Builder
		if ok := report(strings.NewReader(c.in), &out); ok != c.ok || out.String() != c.want {
			t.Errorf("%s: %v, %q, want %q", name, ok, out.String(), c.want)
		}
	}
}
