package term

import (
	"bytes"
	"errors"
	"io"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Output writes to a terminal. It sends the terminal's [Switch] whenever the
// alternate screen is entered, and undoes it before the screen is left. Bubble
// Tea leaves the screen when it quits, suspends, panics or is interrupted, so
// no other code has to do this.
//
// For Bubble Tea it is a terminal file, if w is one. It is safe for concurrent
// use.
type Output struct {
	w io.Writer

	mu    sync.Mutex
	sw    Switch
	alt   bool          // the alternate screen is shown
	epoch uint64        // counts writes that did not come from the Screen
	lost  chan struct{} // holds one notice of such a write
}

var _ term.File = (*Output)(nil)

// NewOutput returns an output to w without a switch.
func NewOutput(w io.Writer) *Output { return &Output{w: w, lost: make(chan struct{}, 1)} }

// Write writes p. A sequence that enters or leaves the alternate screen must be
// whole in p; Bubble Tea writes it at once. The effect of p on the screen is
// unknown, so a [Screen] redraws everything.
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

// lose makes the Screen redraw everything, if the alternate screen is shown.
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

// state returns the epoch, and whether the alternate screen is shown.
func (o *Output) state() (epoch uint64, shown bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.epoch, o.alt
}

// frame writes a Screen's frame. It drops the frame if the epoch has changed
// since the frame was made.
func (o *Output) frame(p []byte, epoch uint64) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.alt || o.epoch != epoch {
		return nil
	}
	_, err := o.w.Write(p)
	return err
}

// send writes a sequence that changes no cell, such as a query.
func (o *Output) send(sequence string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, err := io.WriteString(o.w, sequence)
	return err
}

// enter and leave are Bubble Tea's sequences around the alternate screen.
var (
	enter = []byte(ansi.SetModeAltScreenSaveCursor)
	leave = []byte(ansi.ResetModeAltScreenSaveCursor)
)

// write writes p and inserts the switch's sequences. After entering, Bubble Tea
// clears the screen; with that, VTE applies the mode to every row.
func (o *Output) write(p []byte) error {
	common := len(enter) - 1 // enter and leave differ only in their last byte
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

// pass appends enter or leave with the switch, and records the new state.
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

// Use sets the terminal's switch. On the alternate screen it takes effect at
// once, and a [Screen] redraws everything.
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

// Restore leaves the alternate screen if it is still shown. It is the last
// resort when a program ends without Bubble Tea.
func (o *Output) Restore() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.alt {
		return nil
	}
	return o.write([]byte(ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable))
}

// Read reads from the terminal. It returns errors.ErrUnsupported if w is no
// reader.
func (o *Output) Read(p []byte) (int, error) {
	if r, ok := o.w.(io.Reader); ok {
		return r.Read(p)
	}
	return 0, errors.ErrUnsupported
}

// Close calls [Output.Restore]. It does not close the file: the caller opened
// it.
func (o *Output) Close() error { return o.Restore() }

// Fd returns the file's descriptor, or the greatest uintptr if the output is
// not a file.
func (o *Output) Fd() uintptr {
	if f, ok := o.w.(interface{ Fd() uintptr }); ok {
		return f.Fd()
	}
	return ^uintptr(0)
}
