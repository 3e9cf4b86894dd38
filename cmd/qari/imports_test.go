package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
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
		{"qari/model/word", nil},
		{"qari/model", []string{"qari/model"}},
		{"qari/articles", []string{"qari/articles", "qari/model"}},
		{"qari/ui/text", []string{"qari/ui/text"}},
		{"qari/ui/grid", nil},
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
