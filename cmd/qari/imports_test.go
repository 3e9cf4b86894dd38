package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// pkg is what `go list -json` says of a package of ours.
type pkg struct {
	ImportPath string
	Imports    []string
	Deps       []string
	GoFiles    []string
}

func ourPackages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Deps,GoFiles", "qari/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func under(path string, roots ...string) bool {
	for _, r := range roots {
		if path == r || strings.HasPrefix(path, r+"/") {
			return true
		}
	}
	return false
}

// Who of ours may import whom of ours: the design's rules, read by folder.
func TestImportsRunOneWay(t *testing.T) {
	allowed := []struct {
		from string
		may  []string
	}{
		{"qari/cmd", []string{"qari/cmd", "qari/articles", "qari/model", "qari/ui"}},
		{"qari/model/calendar", nil},
		{"qari/model/word", nil},
		{"qari/model", []string{"qari/model"}},
		{"qari/articles", []string{"qari/articles", "qari/model"}},
		{"qari/ui/text", []string{"qari/ui/text"}},
		{"qari/ui/grid", nil},
		{"qari/ui/theme", []string{"qari/ui/grid"}},
		{"qari/ui/list", paneImports},
		{"qari/ui/reading", paneImports},
		{"qari/ui/findings", paneImports},
		{"qari/ui", []string{"qari/ui", "qari/model"}},
	}
	seen := 0
	for _, p := range ourPackages(t) {
		for _, rule := range allowed {
			if !under(p.ImportPath, rule.from) {
				continue
			}
			for _, imp := range p.Imports {
				if !under(imp, "qari") {
					continue
				}
				seen++
				if imp != p.ImportPath && !under(imp, rule.may...) && !under(imp, p.ImportPath) {
					t.Errorf("%s imports %s", p.ImportPath, imp)
				}
			}
			break
		}
	}
	if seen < 20 {
		t.Errorf("only %d imports were looked at", seen)
	}
}

// The screen knows no SSH: what serves readers knows the screen's terminal, and
// the program joins them.
func TestTheScreenKnowsNoNetwork(t *testing.T) {
	for _, p := range ourPackages(t) {
		if !under(p.ImportPath, "qari/ui") || under(p.ImportPath, "qari/ui/serve") {
			continue
		}
		for _, dep := range p.Deps {
			if under(dep, "qari/ui/serve", "charm.land/ssh", "charm.land/wish", "golang.org/x/crypto", "github.com/prometheus", "net/http") {
				t.Errorf("%s needs %s", p.ImportPath, dep)
			}
		}
	}
}

// The program joins its parts: it has no goroutine of its own, and is short.
func TestTheProgramOnlyJoins(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	lines := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines += bytes.Count(text, []byte("\n"))
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if _, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s starts a goroutine", name)
			}
			return true
		})
	}
	const most = 1000
	if lines > most {
		t.Errorf("%d lines, more than %d", lines, most)
	}
}

// paneImports is what the three panes share. None of them imports another.
var paneImports = []string{
	"qari/model", "qari/ui/grid", "qari/ui/keys", "qari/ui/lang", "qari/ui/draw", "qari/ui/text", "qari/ui/theme",
}

// Libraries stay where they belong.
func TestLibrariesStayInTheirFolders(t *testing.T) {
	homes := map[string]string{
		"charm.land/bubbletea":        "qari/ui",
		"charm.land/lipgloss":         "qari/ui",
		"charm.land/bubbles":          "qari/ui",
		"charm.land/wish":             "qari/ui/serve",
		"charm.land/ssh":              "qari/ui/serve",
		"golang.org/x/crypto":         "qari/ui/serve",
		"modernc.org/sqlite":          "qari/articles",
		"github.com/fsnotify":         "qari/articles",
		"github.com/spf13/cobra":      "qari/cmd",
		"charm.land/fang":             "qari/cmd",
		"github.com/RoaringBitmap":    "qari/articles/index",
		"github.com/go-text":          "qari/ui/text",
		"golang.org/x/text/encoding/": "qari/articles",
		"golang.org/x/time":           "qari/ui/serve",
		"github.com/kballard":         "qari/ui/serve",
		"github.com/prometheus":       "qari/ui/serve",
	}
	for _, p := range ourPackages(t) {
		for _, imp := range p.Imports {
			for lib, home := range homes {
				if strings.HasPrefix(imp, lib) && !under(p.ImportPath, home) {
					t.Errorf("%s imports %s, which belongs to %s", p.ImportPath, imp, home)
				}
			}
		}
	}
}

// The model and the text engine know neither files, network nor terminal.
func TestTheModelDoesNoIO(t *testing.T) {
	for _, p := range ourPackages(t) {
		if !under(p.ImportPath, "qari/model", "qari/ui/text") || isCommand(p.ImportPath) {
			continue
		}
		for _, imp := range p.Imports {
			switch imp {
			case "os", "net", "net/http", "os/exec", "syscall":
				t.Errorf("%s imports %s", p.ImportPath, imp)
			}
		}
	}
}

// isCommand: the generator and the trainer are programs of their own.
func isCommand(path string) bool {
	return strings.HasSuffix(path, "/gen") || strings.HasSuffix(path, "/train")
}
