package term

import (
	"bytes"
	"errors"
	"io"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Output is the way to a terminal. It keeps the terminal's [Switch] in step
// with the alternate screen: whenever the screen is entered the switch is
// thrown, whenever it is left, by whatever way out, the terminal is first
// given back as it was. Bubble Tea leaves the screen when it quits, is
// interrupted, suspends, panics or gets SIGTERM, so nothing else need know.
//
// Where it stands before a terminal it is a terminal file for Bubble Tea.
// It is safe for concurrent use.
type Output struct {
	w io.Writer

	mu  sync.Mutex
	sw  Switch
	alt bool // the alternate screen is shown
}

var _ term.File = (*Output)(nil)

// NewOutput is an output that writes to w, with nothing to switch yet.
func NewOutput(w io.Writer) *Output { return &Output{w: w} }

// Write writes p. A sequence that enters or leaves the alternate screen must
// be whole in it, as every frame of Bubble Tea is.
func (o *Output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := o.write(p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// enter and leave are what Bubble Tea sends around the alternate screen.
var (
	enter = []byte(ansi.SetModeAltScreenSaveCursor)
	leave = []byte(ansi.ResetModeAltScreenSaveCursor)
)

// write writes p with the switch's sequences put in. What follows the way
// into the screen is the clearing of it, by which VTE carries the mode to
// every row.
func (o *Output) write(p []byte) error {
	common := len(enter) - 1 // they differ in their last byte
	var out []byte
	for rest := p; ; {
		i := bytes.Index(rest, enter[:common])
		if i < 0 || i+common >= len(rest) {
			if out == nil {
				out = p
			} else {
				out = append(out, rest...)
			}
			break
		}
		out = append(out, rest[:i]...)
		out = o.pass(out, rest[i:i+common+1])
		rest = rest[i+common+1:]
	}
	_, err := o.w.Write(out)
	return err
}

// pass appends a sequence about the alternate screen and follows it.
func (o *Output) pass(out, seq []byte) []byte {
	switch {
	case bytes.Equal(seq, enter):
		o.alt = true
		return append(append(out, seq...), o.sw.On()...)
	case bytes.Equal(seq, leave):
		o.alt = false
		return append(append(out, o.sw.Off()...), seq...)
	}
	return append(out, seq...)
}

// Use makes s the terminal's switch. On the alternate screen it takes effect
// at once; the caller then has the screen cleared and drawn anew.
func (o *Output) Use(s Switch) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.sw == s {
		return nil
	}
	sequences := o.sw.Off() + s.On()
	o.sw = s
	if !o.alt || sequences == "" {
		return nil
	}
	_, err := io.WriteString(o.w, sequences)
	return err
}

// Restore leaves the alternate screen if it is still shown: the last resort
// of a program that ends without Bubble Tea's help.
func (o *Output) Restore() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.alt {
		return nil
	}
	return o.write([]byte(ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable))
}

// Read reads from the terminal, where the output is a file.
func (o *Output) Read(p []byte) (int, error) {
	if r, ok := o.w.(io.Reader); ok {
		return r.Read(p)
	}
	return 0, errors.ErrUnsupported
}

// Close is [Output.Restore]: the file belongs to whoever opened it.
func (o *Output) Close() error { return o.Restore() }

// Fd is the file's descriptor; the greatest number, which is none, where the
// output is not a file.
func (o *Output) Fd() uintptr {
	if f, ok := o.w.(interface{ Fd() uintptr }); ok {
		return f.Fd()
	}
	return ^uintptr(0)
}
