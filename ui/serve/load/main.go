// Command load measures what readers cost: it starts qari serve and, in the
// same run, a plain wish and bubbles program, sends the same readers to both,
// and prints what each cost and the ratio. Absolute times mean little on
// another machine; the ratios are what is claimed.
//
//	go build -o /tmp/qari ./cmd/qari
//	go run ./ui/serve/load -qari /tmp/qari -readers 200
//
// It talks to nothing but the two servers it started on loopback, and is
// bounded in readers and time.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Bounds of one run.
const (
	maxReaders = 2000
	maxTime    = 2 * time.Minute // of each phase
)

func main() {
	qari := flag.String("qari", "", "the qari program to measure")
	readers := flag.Int("readers", 100, "readers at once, at most 2000")
	idle := flag.Duration("idle", 10*time.Second, "how long they do nothing")
	typing := flag.Duration("typing", 20*time.Second, "how long each action is typed")
	every := flag.Duration("every", 2*time.Second, "how often each types a key")
	beside := flag.Bool("beside", false, "the plain program shows its list and text beside each other, as qari does")
	margins := flag.Bool("margins", false, "the readers' terminals say that they scroll between left and right margins, as xterm does")
	left := flag.Bool("left", false, "wait for the collector's two-minute round and tell what the readers left behind")
	flag.Parse()
	load := load{
		readers: min(max(*readers, 1), maxReaders), every: max(*every, 10*time.Millisecond),
		idle: min(*idle, maxTime), typing: min(*typing, maxTime), left: *left, beside: *beside, margins: *margins,
	}
	if err := run(*qari, load); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(qari string, l load) error {
	if qari == "" {
		return fmt.Errorf("-qari is missing: go build -o /tmp/qari ./cmd/qari")
	}
	dir, err := os.MkdirTemp("", "load")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	articles := filepath.Join(dir, "articles")
	if err := writeArticles(articles); err != nil {
		return err
	}
	plain := filepath.Join(dir, "plain")
	if out, err := exec.Command("go", "build", "-o", plain, "qari/ui/serve/load/plain").CombinedOutput(); err != nil {
		return fmt.Errorf("building the plain program: %w\n%s", err, out)
	}
	args := []string{articles}
	if l.beside {
		args = append(args, "beside")
	}
	peer, err := measure(l, exec.Command(plain, args...))
	if err != nil {
		return fmt.Errorf("plain: %w", err)
	}
	ours, err := measure(l, qariServe(qari, dir, articles))
	if err != nil {
		return fmt.Errorf("qari: %w", err)
	}
	printTable(l, peer, ours)
	return nil
}

// qariServe returns the command that serves without the limits that many
// readers from one machine would reach.
func qariServe(qari, dir, articles string) *exec.Cmd {
	many := fmt.Sprint(2 * maxReaders)
	return exec.Command(qari, "serve", "--anonymous", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0",
		"--host-key", filepath.Join(dir, "host_key"), "--max-connections", many, "--max-per-address", many,
		"--max-half-open", many, "--max-arrivals", many, articles)
}

// measure starts a server, sends the readers, and ends it.
func measure(l load, cmd *exec.Cmd) (cost, error) {
	s, err := start(cmd)
	if err != nil {
		return cost{}, err
	}
	defer s.stop()
	return l.run(s)
}

func printTable(l load, peer, ours cost) {
	fmt.Printf("%d readers, 120×40, a key each %v, idle %v, typing %v for each action\n\n", l.readers, l.every, l.idle, l.typing)
	fmt.Printf("%-36s %12s %12s %8s %8s\n", "", "plain", "qari", "ratio", "target")
	row("heap a reader (KB)", "%.0f", peer.heap/1e3, ours.heap/1e3, "≤ 1")
	row("resident memory a reader (KB)", "%.0f", peer.resident/1e3, ours.resident/1e3, "")
	row("goroutines a reader", "%.1f", peer.goroutines, ours.goroutines, "")
	row("first screen, p50 (ms)", "%.0f", ms(peer.first.percentile(50)), ms(ours.first.percentile(50)), "")
	row("idle CPU (% of a core)", "%.1f", peer.idleCPU*100, ours.idleCPU*100, "≤ 1")
	printKeys("all keys", join(peer.actions), join(ours.actions))
	for i, a := range actions {
		printKeys(a.name, peer.actions[i], ours.actions[i])
	}
	row("goroutines left", "%.0f", peer.goroutinesLeft, ours.goroutinesLeft, "")
	if l.left {
		row("heap left (KB)", "%.0f", peer.heapLeft/1e3, ours.heapLeft/1e3, "")
	}
}

func printKeys(name string, peer, ours keyCost) {
	fmt.Printf("%s\n", name)
	row("  CPU a key (ms)", "%.2f", peer.each(peer.cpu)*1e3, ours.each(ours.cpu)*1e3, "≤ 0.5")
	row("  bytes a key", "%.0f", peer.each(peer.bytes), ours.each(ours.bytes), "≤ 0.6")
	row("  key to first byte, p50 (ms)", "%.1f", ms(peer.percentile(50)), ms(ours.percentile(50)), "")
	row("  key to first byte, p99 (ms)", "%.1f", ms(peer.percentile(99)), ms(ours.percentile(99)), "≤ 0.5")
	row("  keys without an answer", "%.0f", float64(peer.unanswered), float64(ours.unanswered), "")
}

func row(name, format string, peer, ours float64, target string) {
	ratio := "–"
	if peer > 0 {
		ratio = fmt.Sprintf("%.2f", ours/peer)
	}
	fmt.Printf("%-36s %12s %12s %8s %8s\n", name, fmt.Sprintf(format, peer), fmt.Sprintf(format, ours), ratio, target)
}

func ms(d time.Duration) float64 { return float64(d) / 1e6 }
