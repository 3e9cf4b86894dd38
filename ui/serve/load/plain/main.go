// Command plain is the peer that qari serve is measured against: what one gets
// by putting a bubbles list and a bubbles viewport behind wish's Bubble Tea
// middleware, with no thought of cost or of hostile clients. It listens on
// loopback only.
//
//	plain FOLDER [beside]
//
// Its list and its viewport take turns on the screen. With beside they stand
// beside each other in the columns of qari's panes, and a step in the list
// shows its article: the same job, done plainly.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"charm.land/bubbles/v2/list"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	wishtea "charm.land/wish/v2/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func main() {
	if err := run(os.Args[1], len(os.Args) > 2 && os.Args[2] == "beside"); err != nil {
		fmt.Fprintln(os.Stderr, "plain:", err)
		os.Exit(1)
	}
}

// run serves the text files of a folder and prints its addresses as qari serve
// does.
func run(dir string, beside bool) error {
	width := 0
	if beside {
		width = textWidth
	}
	items, texts, err := load(dir, width)
	if err != nil {
		return err
	}
	keyDir, err := os.MkdirTemp("", "plain")
	if err != nil {
		return err
	}
	defer os.RemoveAll(keyDir)
	srv, err := wish.NewServer(
		wish.WithHostKeyPath(filepath.Join(keyDir, "key")),
		wish.WithMiddleware(wishtea.Middleware(func(ssh.Session) (tea.Model, []tea.ProgramOption) {
			return newModel(items, texts, beside), nil
		})),
	)
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	if err := metrics(); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "msg=serving address=%s\n", ln.Addr())
	return srv.Serve(ln)
}

func metrics() error {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(collectors.WithGoCollectorRuntimeMetrics(
		collectors.GoRuntimeMetricsRule{Matcher: regexp.MustCompile("^/gc/heap/live:bytes$")})))
	fmt.Fprintf(os.Stderr, "msg=metrics address=%s\n", ln.Addr())
	go http.Serve(ln, promhttp.HandlerFor(r, promhttp.HandlerOpts{}))
	return nil
}

type item string

func (i item) FilterValue() string { return string(i) }
func (i item) Title() string       { return string(i) }
func (i item) Description() string { return "2026-11-21" }

// Columns of the panes beside each other, as on qari's screen of 120.
const (
	listWidth = 30
	textWidth = 58
)

// load reads the titles and texts of the articles. It wraps the texts to a
// width, unless that is 0.
func load(dir string, width int) (items []list.Item, texts []string, err error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, nil, err
	}
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			return nil, nil, err
		}
		title, _, _ := strings.Cut(string(text), "\n")
		items = append(items, item(title))
		texts = append(texts, ansi.Wordwrap(string(text), width, ""))
	}
	return items, texts, nil
}

type model struct {
	list            list.Model
	view            viewport.Model
	texts           []string
	shown           int // index of the text in the viewport
	reading, beside bool
}

func newModel(items []list.Item, texts []string, beside bool) model {
	m := model{
		list: list.New(items, list.NewDefaultDelegate(), 0, 0), view: viewport.New(),
		texts: texts, beside: beside,
	}
	m.view.SetContent(texts[0])
	return m
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.KeyPressMsg:
		switch msg.String() {
		case "tab", "shift+tab":
			m.reading = !m.reading
			return m, nil
		case "q", "ctrl+c":
			return m, tea.Quit
		}
	}
	var cmd tea.Cmd
	if m.reading {
		m.view, cmd = m.view.Update(msg)
	} else {
		m.list, cmd = m.list.Update(msg)
	}
	if i := m.list.Index(); m.beside && i != m.shown {
		m.shown = i
		m.view.SetContent(m.texts[i])
		m.view.GotoTop()
	}
	return m, cmd
}

func (m *model) resize(w, h int) {
	m.view.SetWidth(w)
	m.view.SetHeight(h)
	if m.beside {
		w = listWidth
		m.view.SetWidth(textWidth)
	}
	m.list.SetSize(w, h)
}

func (m model) View() tea.View {
	var text string
	switch {
	case m.beside:
		text = lipgloss.JoinHorizontal(lipgloss.Top, m.list.View(), " ", m.view.View())
	case m.reading:
		text = m.view.View()
	default:
		text = m.list.View()
	}
	v := tea.NewView(text)
	v.AltScreen = true
	return v
}
