package term

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// probes are texts whose width shows how a terminal counts Arabic. want is the
// width in columns by wcwidth.
var probes = []struct {
	name, text string
	want       int
}{
	{"letter", "ب", 1},
	{"letter with harakat (U+064E, U+0651)", "بَّ", 1},
	{"tatweel (U+0640)", "ـ", 1},
	{"lam and alef", "لا", 2},
	{"lam-alef ligature (U+FEFB)", "ﻻ", 1},
	{"Arabic-Indic digit (U+0663)", "٣", 1},
	{"zero width non-joiner (U+200C)", "ب\u200cب", 2},
	{"left-to-right mark (U+200E)", "ب\u200e", 1},
	{"CJK letter", "字", 2},
}

// examination asks a terminal with a Detector, but without Bubble Tea.
type examination struct {
	in       *os.File
	out      *os.File
	detector *Detector
	msgs     chan tea.Msg
	report   Report
	term     string // TERM, which decides how to parse answers
}

// Examine asks the terminal between in and out what it is and how it counts
// columns. It returns what it learnt, even without any answer. It takes a few
// seconds at most. It fails if in or out is not a terminal, or if ctx ends.
func Examine(ctx context.Context, in, out *os.File, getenv func(string) string) (Report, error) {
	for _, f := range []*os.File{in, out} {
		if !term.IsTerminal(f.Fd()) {
			return Report{}, fmt.Errorf("examining %s: %w", f.Name(), errNoTerminal)
		}
	}
	x := &examination{
		in: in, out: out, msgs: make(chan tea.Msg),
		detector: NewDetector(getenv, ""), report: fromEnvironment(getenv), term: getenv("TERM"),
	}
	x.report.Columns, x.report.Rows, _ = term.GetSize(out.Fd())
	x.report.Colors = Colors(out, getenv).String()
	err := x.run(ctx)
	return x.report, err
}

// run asks all questions in raw mode. Keys typed during this time are lost, but
// not echoed.
func (x *examination) run(ctx context.Context) (err error) {
	state, err := term.MakeRaw(x.in.Fd())
	if err != nil {
		return fmt.Errorf("raw mode: %w", err)
	}
	defer func() { err = errors.Join(err, term.Restore(x.in.Fd(), state)) }()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	reader, err := uv.NewCancelReader(x.in)
	if err != nil {
		return fmt.Errorf("reading answers: %w", err)
	}
	defer reader.Cancel()
	go uv.NewTerminalReader(reader, x.term).StreamEvents(ctx, x.events(ctx))
	x.detect(ctx)
	x.measure(ctx)
	return ctx.Err()
}

// events forwards the terminal's answers as messages.
func (x *examination) events(ctx context.Context) chan<- uv.Event {
	events := make(chan uv.Event)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case e := <-events:
				x.send(ctx, e)
			}
		}
	}()
	return events
}

func (x *examination) send(ctx context.Context, msg tea.Msg) {
	select {
	case <-ctx.Done():
	case x.msgs <- msg:
	}
}

// do runs a command as Bubble Tea would.
func (x *examination) do(ctx context.Context, cmd tea.Cmd) {
	if cmd != nil {
		go func() { x.send(ctx, cmd()) }()
	}
}

// detect runs the detector to its end.
func (x *examination) detect(ctx context.Context) {
	x.do(ctx, x.detector.Init())
	for !x.detector.Done() {
		select {
		case <-ctx.Done():
			return
		case msg := <-x.msgs:
			switch msg := msg.(type) {
			case sendMsg:
				io.WriteString(x.out, string(msg))
			case tea.BatchMsg:
				for _, cmd := range msg {
					x.do(ctx, cmd)
				}
			default:
				_, cmd := x.detector.Update(msg)
				x.do(ctx, cmd)
			}
		}
	}
	x.report.detected(x.detector)
}

// measure prints each probe at the start of a line, then asks for the cursor's
// position (CPR). If the first probe gets no answer, it stops. The line is
// never the first of the screen: there CPR looks like the key F3 with
// modifiers.
func (x *examination) measure(ctx context.Context) {
	defer io.WriteString(x.out, "\r"+ansi.EraseEntireLine+ansi.CUU1)
	io.WriteString(x.out, "\r\n"+ansi.RequestKittyKeyboard)
	for _, p := range probes {
		io.WriteString(x.out, "\r"+ansi.EraseEntireLine+p.text+ansi.RequestCursorPositionReport)
		column, ok := x.column(ctx)
		if !ok {
			return
		}
		x.report.Widths = append(x.report.Widths, Width{p.name, p.want, column})
	}
}

// column waits for the cursor's column, counted from 1; false after a timeout.
func (x *examination) column(ctx context.Context) (int, bool) {
	end := time.After(x.detector.patience())
	for {
		select {
		case <-ctx.Done():
			return 0, false
		case <-end:
			return 0, false
		case msg := <-x.msgs:
			switch msg := msg.(type) {
			case uv.CursorPositionEvent:
				return msg.X, true
			case uv.KeyboardEnhancementsEvent:
				x.report.KittyKeyboard = true
			}
		}
	}
}
