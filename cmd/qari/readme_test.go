package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"qari/ui/keys"
	"qari/ui/lang"
)

//go:generate go test -run TestREADME -update .

var update = flag.Bool("update", false, "write the generated parts of the README anew")

// The README's key table and command reference are generated from the code.
func TestREADME(t *testing.T) {
	const name = "../../README.md"
	old, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(old)
	for part, want := range map[string]string{"keys": keyTable(), "commands": commandReference()} {
		begin, end := "<!-- "+part+": generated -->\n", "<!-- end of "+part+" -->"
		head, rest, ok := strings.Cut(text, begin)
		_, tail, ok2 := strings.Cut(rest, end)
		if !ok || !ok2 {
			t.Fatalf("the README has no place for %q", part)
		}
		text = head + begin + want + end + tail
	}
	if text == string(old) {
		return
	}
	if !*update {
		t.Fatal("the README's generated parts are out of date; run: go generate ./cmd/qari")
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func keyTable() string {
	en, ar := lang.English(), lang.Arabic()
	var b strings.Builder
	b.WriteString("| keys | what they do | |\n| --- | --- | --- |\n")
	for _, row := range keys.Table() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", code(row.Keys), en.Actions[row.Action], ar.Actions[row.Action])
	}
	return b.String()
}

func code(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "`" + n + "`"
	}
	return strings.Join(quoted, " ")
}

func commandReference() string {
	var b strings.Builder
	root := newRoot(newSettings(func(string) string { return "" }))
	b.WriteString("```\n")
	describe(&b, root)
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			b.WriteString("\n")
			describe(&b, c)
		}
	}
	b.WriteString("```\n")
	return b.String()
}

func describe(b *strings.Builder, c *cobra.Command) {
	fmt.Fprintf(b, "%s\n    %s\n", strings.TrimSuffix(c.UseLine(), " [flags]"), c.Short)
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" {
			return
		}
		name := "--" + f.Name
		if f.Value.Type() != "bool" {
			name += " " + f.Value.Type()
		}
		fmt.Fprintf(b, "    %-28s %s", name, f.Usage)
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
			fmt.Fprintf(b, " (%s)", f.DefValue)
		}
		b.WriteString("\n")
	})
}
