package serve

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

func TestReadSettings(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config")
	line := pflag.NewFlagSet("", pflag.ContinueOnError)
	SettingsFlags(line, new(Settings))
	if err := line.Parse([]string{"--max-per-key", "3"}); err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# who\nanonymous = true\n\nmax-per-key = 9\nidle-timeout=5m\n")
	p, err := ReadSettings(file, line)
	if err != nil || !p.Access.Anonymous || p.Limits.PerKey != 3 || p.Limits.Idle.Minutes() != 5 {
		t.Errorf("%+v, %v", p, err)
	}
	write("") // what was taken out of the file has its default again
	p, err = ReadSettings(file, line)
	if err != nil || p.Access.Anonymous || p.Limits.Idle != DefaultLimits().Idle {
		t.Errorf("%+v, %v", p, err)
	}
	for text, want := range map[string]string{
		"\nanonymous\n": ":2: not a line", "listen = :22": ":1: no such flag", "max-per-key = many": ":1: invalid",
	} {
		write(text)
		if _, err := ReadSettings(file, line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q in it", text, err, want)
		}
	}
	if _, err := ReadSettings(filepath.Join(t.TempDir(), "none"), line); err == nil {
		t.Error("a file that is not there was read")
	}
}

func TestParseNetworks(t *testing.T) {
	got, err := ParseNetworks([]string{"10.0.0.0/8", "192.0.2.1", "2001:db8::1"})
	if want := "[10.0.0.0/8 192.0.2.1/32 2001:db8::1/128]"; err != nil || fmt.Sprint(got) != want {
		t.Errorf("%v, %v, want %s", got, err, want)
	}
	if _, err := ParseNetworks([]string{"10.0.0.0/8", "home"}); err == nil || !strings.Contains(err.Error(), `"home"`) {
		t.Errorf("an error that names no network: %v", err)
	}
}
