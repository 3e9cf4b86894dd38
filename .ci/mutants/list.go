package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
)

// goPackage is what `go list` says of a package.
type goPackage struct {
	ImportPath, Dir, Name              string
	Export                             string // the file with its exported types, where asked for
	GoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports []string
}

// tested reports whether the package has tests of its own.
func (p goPackage) tested() bool { return len(p.TestGoFiles)+len(p.XTestGoFiles) > 0 }

// list calls `go list` with arguments: flags and patterns.
func list(ctx context.Context, arguments ...string) ([]goPackage, error) {
	out, err := exec.CommandContext(ctx, "go", append([]string{"list", "-json"}, arguments...)...).Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("go list: %s", bytes.TrimSpace(failed.Stderr))
	}
	if err != nil {
		return nil, err
	}
	var packages []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, err
		}
		packages = append(packages, p)
	}
}
