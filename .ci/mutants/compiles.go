package main

import (
	"context"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// checker tells which mutants of a package would compile, by their types alone:
// one that doesn't must stay out of the build that all of them share.
type checker struct {
	path     string
	set      *token.FileSet
	names    []string // whole paths
	contents [][]byte
	trees    []*ast.File
	imports  types.Importer
}

func newChecker(ctx context.Context, p goPackage) (*checker, error) {
	needed, err := list(ctx, "-export", "-deps", p.ImportPath)
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for _, d := range needed {
		exports[d.ImportPath] = d.Export
	}
	c := &checker{path: p.ImportPath, set: token.NewFileSet()}
	c.imports = importer.ForCompiler(c.set, "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(exports[path])
	})
	for _, name := range p.GoFiles {
		path := filepath.Join(p.Dir, name)
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		tree, err := parser.ParseFile(c.set, path, content, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		c.names, c.contents, c.trees = append(c.names, path), append(c.contents, content), append(c.trees, tree)
	}
	if err := c.check(c.trees); err != nil {
		return nil, fmt.Errorf("does not build: %w", err)
	}
	return c, nil
}

// compiles reports whether the package would compile with the change.
func (c *checker) compiles(m mutant) bool {
	i := slices.Index(c.names, m.file)
	tree, err := parser.ParseFile(c.set, m.file, m.apply(c.contents[i]), parser.SkipObjectResolution)
	if err != nil {
		return false
	}
	trees := slices.Clone(c.trees)
	trees[i] = tree
	return c.check(trees) == nil
}

func (c *checker) check(trees []*ast.File) error {
	config := types.Config{Importer: c.imports, Sizes: types.SizesFor("gc", runtime.GOARCH)}
	_, err := config.Check(c.path, c.set, trees, nil)
	return err
}
