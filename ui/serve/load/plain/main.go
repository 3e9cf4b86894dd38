// Command plain is the peer that qari serve is measured against: what one gets
// by putting a bubbles list and a bubbles viewport behind wish's Bubble Tea
// middleware, with no thought of cost or of hostile clients. It listens on
// loopback only.
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
	"charm.land/ssh"
	"charm.land/wish/v2"
	wishtea "charm.land/wish/v2/bubbletea"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "plain:", err)
		os.Exit(1)
	}
}

// run serves the text files of a folder and prints its addresses as qari
// serve does.
func run(dir string) error {
	items, text, err := load(dir)
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
			return newModel(items, text), nil
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

// load reads the titles of the articles, and the text of the first.
func load(dir string) ([]list.Item, string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, "", err
	}
	var items []list.Item
	first := ""
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			return nil, "", err
		}
		title, _, _ := strings.Cut(string(text), "\n")
		items = append(items, item(title))
		if first == "" {
			first = string(text)
		}
	}
	return items, first, nil
}

type model struct {
	list    list.Model
	view    viewport.Model
	reading bool
}

func newModel(items []list.Item, text string) model {
	m := model{
		list: list.New(items, list.NewDefaultDelegate(), 0, 0),
		view: viewport.New(),
	}
	m.view.SetContent(text)
	return m
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.list.SetSize(msg.Width, msg.Height)
		m.view.SetWidth(msg.Width)
		m.view.SetHeight(msg.Height)
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
	return m, cmd
}

func (m model) View() tea.View {
	text := m.list.View()
	if m.reading {
		text = m.view.View()
	}
	v := tea.NewView(text)
	v.AltScreen = true
	return v
}
