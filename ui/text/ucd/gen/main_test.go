package main

import (
	"bytes"
	"go/format"
	"os"
	"strings"
	"testing"
)

// The tables that are checked in are what go generate would write now, with the
// go-runewidth of go.mod.
func TestTablesAreUpToDate(t *testing.T) {
	d, err := readFile("../../../../testdata/ucd/Properties.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	want, err := format.Source(tables(d))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../tables.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("ui/text/ucd/tables.go is out of date: run go generate ./ui/text/...")
	}
}

func TestReadRefusesWhatIsNoCodePoint(t *testing.T) {
	for _, line := range []string{"XYZ ; Bidi_Class ; R", "0041..G ; Bidi_Class ; R", "FFFFFFFFF ; Bidi_Class ; R"} {
		if _, err := read(strings.NewReader(line)); err == nil {
			t.Errorf("%q is read", line)
		}
	}
	d, err := read(strings.NewReader("# Properties-1.2.3.txt\n0041..0042 ; Bidi_Class ; R # letters\n"))
	if err != nil || d.version != "1.2.3" || !d.is("Bidi_Class", 'B', "R") || d.is("Bidi_Class", 'C', "R") {
		t.Errorf("%+v, %v", d.version, err)
	}
}
