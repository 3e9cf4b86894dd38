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

	mu    sync.Mutex
	sw    Switch
	alt   bool          // the alternate screen is shown
	epoch uint64        // counts what was written by others than the Screen
	lost  chan struct{} // holds one notice that it was
}

var _ term.File = (*Output)(nil)

// NewOutput is an output that writes to w, with nothing to switch yet.
func NewOutput(w io.Writer) *Output { return &Output{w: w, lost: make(chan struct{}, 1)} }

// Write writes p. A sequence that enters or leaves the alternate screen must
// be whole in it, as everything is that Bubble Tea writes at once. What p does
// to the screen is not known: whatever a [Screen] showed counts as lost.
func (o *Output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	err := o.write(p)
	o.lose()
	if err != nil {
		return 0, err
	}
	return len(p), nil
}

// lose makes the screen be drawn anew, where it is shown.
func (o *Output) lose() {
	o.epoch++
	if !o.alt {
		return
	}
	select {
	case o.lost <- struct{}{}:
	default:
	}
}

// state tells whether the alternate screen is shown, and in which epoch.
func (o *Output) state() (epoch uint64, shown bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.epoch, o.alt
}

// frame writes what takes the screen from one picture to the next, unless
// something else has come between since the epoch it was made for.
func (o *Output) frame(p []byte, epoch uint64) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.alt || o.epoch != epoch {
		return nil
	}
	_, err := o.w.Write(p)
	return err
}

// send writes a sequence that changes nothing that is seen, such as a query or
// what goes to the clipboard.
func (o *Output) send(sequence string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, err := io.WriteString(o.w, sequence)
	return err
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
		return append(append(out, seq...), o.sw.on()...)
	case bytes.Equal(seq, leave):
		o.alt = false
		return append(append(out, o.sw.off()...), seq...)
	}
	return append(out, seq...)
}

// Use makes s the terminal's switch. On the alternate screen it takes effect
// at once, and a [Screen] is drawn anew.
func (o *Output) Use(s Switch) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.sw == s {
		return nil
	}
	sequences := o.sw.off() + s.on()
	o.sw = s
	if !o.alt || sequences == "" {
		return nil
	}
	_, err := io.WriteString(o.w, sequences)
	o.lose()
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
