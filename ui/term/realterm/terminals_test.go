//go:build terminals

package realterm

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A terminal is how to start one with black text on white in DejaVu Sans Mono
// of 16 points.
type terminal struct {
	name     string
	binary   string // what must be installed
	required bool
	// argv is the command line that runs a script in the terminal; home is an
	// empty folder for its settings.
	argv func(home, script string) []string
	// files are settings to put into home.
	files map[string]string
	wrong string // a profile whose emission it shows wrong
}

var terminals = []terminal{
	{
		name: "xterm", binary: "xterm", required: true, wrong: "inverse",
		argv: func(_, script string) []string {
			return []string{"xterm", "-fa", "DejaVu Sans Mono", "-fs", "16", "-geometry", "100x26",
				"-bg", "white", "-fg", "black", "+sb", "-bw", "0", "-e", "sh", script}
		},
	},
	{
		name: "VTE", binary: "/usr/bin/python3", required: true, wrong: "visual",
		argv: func(_, script string) []string {
			host, _ := filepath.Abs("vte.py")
			return []string{"/usr/bin/python3", host, "sh", script}
		},
	},
	{
		name: "mlterm", binary: "mlterm", wrong: "visual",
		argv: func(_, script string) []string {
			return []string{"mlterm", "--fontsize=20", "-g", "100x26", "-b", "white", "-f", "black",
				"-O", "none", "-e", "sh", script}
		},
		files: map[string]string{
			".mlterm/aafont": "DEFAULT=DejaVu Sans Mono\nISO10646_UCS4_1=DejaVu Sans Mono\n",
		},
	},
	{
		name: "Konsole", binary: "konsole", wrong: "visual",
		argv: func(_, script string) []string {
			return []string{"konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "--profile", "plain",
				"-e", "sh", script}
		},
		files: map[string]string{
			".local/share/konsole/plain.profile": "[Appearance]\nColorScheme=BlackOnWhite\n" +
				"Font=DejaVu Sans Mono,16,-1,5,50,0,0,0,0,0\n[General]\nShowTerminalSizeHint=false\nName=plain\nParent=FALLBACK/\n" +
				"TerminalColumns=100\nTerminalRows=26\n[Scrolling]\nScrollBarPosition=2\n",
			".config/konsolerc": "[MainWindow]\nToolBarsMovable=Disabled\nMenuBar=Disabled\n" +
				"[MainWindow][Toolbar sessionToolbar]\nHidden=true\n[MainWindow][Toolbar mainToolBar]\nHidden=true\n" +
				"[KonsoleWindow]\nUseSingleInstance=false\nRememberWindowSize=false\n",
		},
	},
	{
		name: "kitty", binary: "kitty", wrong: "visual",
		argv: func(_, script string) []string {
			return []string{"kitty", "--config", "NONE", "-o", "font_family=DejaVu Sans Mono", "-o", "font_size=16",
				"-o", "background=white", "-o", "foreground=black", "-o", "remember_window_size=no",
				"-o", "initial_window_width=100c", "-o", "initial_window_height=26c",
				"-o", "update_check_interval=0", "-o", "confirm_os_window_close=0", "sh", script}
		},
	},
	{
		name: "alacritty", binary: "alacritty", wrong: "inverse",
		argv: func(home, script string) []string {
			return []string{"alacritty", "--config-file", filepath.Join(home, "alacritty.yml"), "-e", "sh", script}
		},
		files: map[string]string{
			"alacritty.yml": "window: {dimensions: {columns: 100, lines: 26}}\n" +
				"font: {size: 16, normal: {family: DejaVu Sans Mono}}\n" +
				"colors: {primary: {background: '0xffffff', foreground: '0x000000'}}\n",
		},
	},
}

// missing tells whether the terminal is not installed.
func (t terminal) missing() bool {
	if _, err := exec.LookPath(t.binary); err != nil {
		return true
	}
	if t.name != "VTE" {
		return false
	}
	probe := "import gi; gi.require_version('Vte', '2.91'); from gi.repository import Vte"
	return exec.Command(t.binary, "-c", probe).Run() != nil
}

// settings writes the terminal's files into a fresh home folder.
func (t terminal) settings(tb testing.TB) string {
	tb.Helper()
	home := tb.TempDir()
	for name, text := range t.files {
		path := filepath.Join(home, name)
		must(tb, os.MkdirAll(filepath.Dir(path), 0o700))
		must(tb, os.WriteFile(path, []byte(text), 0o600))
	}
	return home
}
