package term

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
)

// Reasons why a full-screen program cannot run; [Check] wraps them.
var (
	errNoTerminal = errors.New("not a terminal")
	errDumb       = errors.New("the terminal cannot place text")
	errNotUTF8    = errors.New("the locale is not UTF-8")
)

// Check returns the reason why a full-screen program cannot run between in and
// out, or nil.
func Check(in, out *os.File, getenv func(string) string) error {
	for _, f := range []struct {
		name string
		*os.File
	}{{"output", out}, {"input", in}} {
		if !term.IsTerminal(f.Fd()) {
			return fmt.Errorf("%s is %w", f.name, errNoTerminal)
		}
	}
	if t := getenv("TERM"); t == "" || t == "dumb" {
		return fmt.Errorf("%w (TERM=%s)", errDumb, t)
	}
	return checkLocale(getenv)
}

// checkLocale checks the character encoding of the locale, in POSIX's order of
// precedence (XBD 8.2). If no variable is set, as in many SSH connections, it
// accepts.
func checkLocale(getenv func(string) string) error {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		value := getenv(name)
		if value == "" {
			continue
		}
		_, codeset, _ := strings.Cut(value, ".")
		codeset, _, _ = strings.Cut(codeset, "@")
		if strings.EqualFold(codeset, "UTF-8") || strings.EqualFold(codeset, "utf8") {
			return nil
		}
		return fmt.Errorf("%w (%s=%s); set LC_ALL=C.UTF-8 if the terminal is", errNotUTF8, name, value)
	}
	return nil
}
