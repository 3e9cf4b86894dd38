// Command bare is a minimal full-screen Bubble Tea program, for comparison with
// qari: a list of the lines of a file, and a cursor that the arrow keys move.
// Measurements give qari's cost as a ratio to its cost in the same run.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

func main() {
	fps := flag.Int("fps", 60, "frames a second at most")
	beside := flag.Bool("beside", false, "number the rows of the screen, so that they cannot scroll as a whole")
	flag.Parse()
	if err := run(*fps, *beside, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "bare:", err)
		os.Exit(1)
	}
}

func run(fps int, beside bool, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	m := model{beside: beside, lines: strings.Split(strings.TrimRight(string(text), "\n"), "\n")}
	_, err = tea.NewProgram(m, tea.WithFPS(fps)).Run()
	return err
}

type model struct {
	beside        bool
	lines         []string
	cursor        int
	width, height int
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		switch msg.String() {
		case "q", "ctrl+c":
			return m, tea.Quit
		case "down", "j":
			m.cursor = min(m.cursor+1, len(m.lines)-1)
		case "up", "k":
			m.cursor = max(m.cursor-1, 0)
		}
	}
	return m, nil
}

// View shows the lines from the cursor on, so that each key changes every row,
// as scrolling a text does. The numbers at the side never move, so Bubble Tea
// cannot let the terminal scroll whole rows, which costs almost nothing.
func (m model) View() tea.View {
	var b strings.Builder
	for y := range m.height {
		if m.beside {
			fmt.Fprintf(&b, "%3d ", y)
		}
		if i := m.cursor + y; i < len(m.lines) {
			b.WriteString(m.lines[i])
		}
		if y < m.height-1 {
			b.WriteByte('\n')
		}
	}
	v := tea.NewView(b.String())
	v.AltScreen = true
	return v
}
