package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// server is a measured process.
type server struct {
	cmd           *exec.Cmd
	addr, metrics string
}

// usage is what a server has used so far.
type usage struct {
	at         time.Time
	cpu        time.Duration // user and system time
	resident   float64       // bytes
	heap       float64       // bytes after the last collection
	goroutines float64
}

var addressLine = regexp.MustCompile(`msg=(serving|metrics) address=(\S+)`)

// start starts a server and waits until it has printed its two addresses.
func start(cmd *exec.Cmd) (*server, error) {
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{cmd: cmd}
	lines := bufio.NewScanner(stderr)
	var said []string
	for (s.addr == "" || s.metrics == "") && lines.Scan() {
		said = append(said, lines.Text())
		if m := addressLine.FindStringSubmatch(lines.Text()); m != nil && m[1] == "serving" {
			s.addr = m[2]
		} else if m != nil {
			s.metrics = m[2]
		}
	}
	if s.addr == "" || s.metrics == "" {
		s.stop()
		return nil, fmt.Errorf("the server does not say where it is:\n%s", strings.Join(said, "\n"))
	}
	go func() { // a full pipe would block the server
		for lines.Scan() {
		}
	}()
	return s, nil
}

func (s *server) stop() {
	s.cmd.Process.Signal(syscall.SIGTERM)
	time.AfterFunc(10*time.Second, func() { s.cmd.Process.Kill() })
	s.cmd.Wait()
}

// usage reads time and memory from the kernel, and the heap from the server.
func (s *server) usage() (usage, error) {
	u := usage{at: time.Now()}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
	if err != nil {
		return u, err
	}
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+2:])
	if len(fields) < 22 {
		return u, errors.New("/proc/PID/stat is short")
	}
	const tick = 10 * time.Millisecond // USER_HZ is 100 on every Linux
	for _, i := range []int{11, 12} {  // utime and stime, proc_pid_stat(5)
		n, _ := strconv.Atoi(string(fields[i]))
		u.cpu += time.Duration(n) * tick
	}
	pages, _ := strconv.Atoi(string(fields[21]))
	u.resident = float64(pages * os.Getpagesize())
	return u, s.ask(&u)
}

func (s *server) ask(u *usage) error {
	resp, err := http.Get("http://" + s.metrics + "/metrics")
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), " ")
		switch name {
		case "go_gc_heap_live_bytes":
			u.heap, err = strconv.ParseFloat(value, 64)
		case "go_goroutines":
			u.goroutines, err = strconv.ParseFloat(value, 64)
		}
		if err != nil {
			return err
		}
	}
	return lines.Err()
}
