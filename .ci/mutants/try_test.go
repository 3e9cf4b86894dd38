package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// module writes the files of a module to a folder, and makes it the working directory.
func module(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

func tryOne(t *testing.T, pattern string, o options) score {
	t.Helper()
	packages, err := list(t.Context(), pattern)
	if err != nil || len(packages) != 1 {
		t.Fatal(packages, err)
	}
	o.factor, o.least, o.memory = 5, patience, 4096
	if o.count == 0 {
		o.count = 100
	}
	got, err := try(t.Context(), o, packages[0])
	if err != nil {
		t.Fatal(err)
	}
	return got
}

const (
	goMod   = "module example\n\ngo 1.26\n"
	nothing = "import \"testing\"\n\nfunc TestNothing(*testing.T) {}\n"
	header  = "import \"testing\"\n\nfunc TestIt(t *testing.T) {\n\tif "
	footer  = " {\n\t\tt.Fail()\n\t}\n}\n"
)

// A module whose tests notice some changes and not others is judged rightly.
func TestTry(t *testing.T) {
	module(t, map[string]string{
		"go.mod":      goMod,
		"p.go":        "package p\n\nfunc Proven(a int) bool { return a > 3 }\n",
		"p_test.go":   "package p\n\n" + header + "Proven(3) || !Proven(4)" + footer,
		"q/q.go":      "package q\n\nfunc Unproven(a int) bool { return a > 3 }\n",
		"q/q_test.go": "package q\n\n" + nothing,
		"r/r_test.go": "package r\n\nimport \"example/q\"\n\n" + header + "q.Unproven(3) || !q.Unproven(4)" + footer,
	})
	before, _ := os.ReadFile("p.go")
	for _, c := range []struct {
		pattern string
		options options
		want    score
	}{
		{".", options{}, score{path: "example", killed: 2, total: 2, sites: 2}},
		{".", options{count: 1}, score{path: "example", killed: 1, total: 1, sites: 2}},
		{".", options{run: "None"}, score{path: "example", total: 2, sites: 2}},
		{"./q", options{}, score{path: "example/q", total: 2, sites: 2}},
		{"./q", options{importers: true}, score{path: "example/q", killed: 2, total: 2, sites: 2, elsewhere: 2}},
		{"./q", options{also: "./r"}, score{path: "example/q", killed: 2, total: 2, sites: 2, elsewhere: 2}},
	} {
		if got := tryOne(t, c.pattern, c.options); got != c.want {
			t.Errorf("%s %+v: %+v, want %+v", c.pattern, c.options, got, c.want)
		}
	}
	if after, _ := os.ReadFile("p.go"); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

// Each form of code is mutated as if the change alone were made.
func TestTryForms(t *testing.T) {
	for name, c := range map[string]struct {
		source, fails string // fails is what the test holds for a failure
		want          score
	}{
		"without results, in another, with type parameters, and before the tests begin": {
			"var n int\n\nfunc a() { n += 2 }\n\n" +
				"func b(x int) func() bool { return func() bool { return x > 3 } }\n\n" +
				"func c[T int | string](x, y T) bool { return x > y }\n\n" +
				"var v = d()\n\nfunc d() int { return 4 }",
			"func() bool { n = 1; a(); return n != 3 }() || b(3)() || !b(4)() || c(1, 1) || !c(\"b\", \"a\") || v != 4",
			score{killed: 7, total: 7, sites: 7},
		},
		"several of one function, and one that nothing notices": {
			"func f(a int) (s string) {\n\tif a == 1 {\n\t\ts = \"one\" // to the end of the line\n\t}\n\tif false {\n\t\ts = s + \"\"\n\t}\n\treturn s\n}",
			"f(1) != \"one\" || f(2) != \"\"",
			score{killed: 4, total: 7, sites: 7},
		},
		"a label": {
			"func f() (n int) {\nall:\n\tfor {\n\t\tfor {\n\t\t\tn++\n\t\t\tbreak all\n\t\t}\n\t}\n\treturn n\n}", "f() != 1",
			score{killed: 2, total: 2, sites: 3, unbuilt: 1},
		},
		"a constant and a variable": {
			"const c = 4\n\nvar v = c + 1", "c != 4 || v != 5",
			score{killed: 3, total: 3, sites: 3},
		},
		"an import and a variable that the change leaves unused": {
			"import \"os\"\n\nfunc f() {\n\ta := os.Args\n\tos.Args = a\n}", "false",
			score{sites: 1, unbuilt: 1},
		},
	} {
		t.Run(name, func(t *testing.T) {
			module(t, map[string]string{
				"go.mod":    goMod,
				"p.go":      "package p\n\n" + c.source + "\n",
				"p_test.go": "package p\n\n" + header + c.fails + footer,
			})
			c.want.path = "example"
			if got := tryOne(t, ".", options{}); got != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

// A program that tests start with an environment of its own is the mutant too.
func TestTryChild(t *testing.T) {
	module(t, map[string]string{
		"go.mod": goMod,
		"p.go":   "package p\n\nfunc f() int { return 4 }\n",
		"p_test.go": `package p

import (
	"os"
	"os/exec"
	"testing"
)

func TestMain(m *testing.M) {
	if os.Getenv("CHILD") != "" {
		os.Exit(f())
	}
	os.Exit(m.Run())
}

func TestChild(t *testing.T) {
	c := exec.Command(os.Args[0])
	c.Env = []string{"CHILD=1"}
	_ = c.Run()
	if c.ProcessState.ExitCode() != 4 {
		t.Fail()
	}
}
`,
	})
	if got, want := tryOne(t, ".", options{}), (score{path: "example", killed: 1, total: 1, sites: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// Tests that the copies alone make red still judge, a mutant at a time.
func TestTryWithoutCopies(t *testing.T) {
	module(t, map[string]string{
		"go.mod":    goMod,
		"p.go":      "package p\n\nimport \"runtime\"\n\nfunc f() int { _, _, line, _ := runtime.Caller(0); return line - 1 }\n\nfunc g() int {\n\treturn f()\n}\n",
		"p_test.go": "package p\n\n" + header + "g() != 4" + footer,
	})
	if got, want := tryOne(t, ".", options{}), (score{path: "example", killed: 3, total: 3, sites: 3}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// Red tests judge nothing.
func TestTryRed(t *testing.T) {
	module(t, map[string]string{
		"go.mod": goMod, "p.go": "package p\n\nvar v = 1\n", "p_test.go": "package p\n\n" + header + "v == 1" + footer,
	})
	packages, err := list(t.Context(), ".")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := try(t.Context(), options{count: 1, least: patience, memory: 4096}, packages[0]); err == nil || !strings.Contains(err.Error(), "red without any change") {
		t.Errorf("%v", err)
	}
}
