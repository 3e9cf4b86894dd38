package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"charm.land/ssh"
)

// exitUsage is the exit code for a command line that cannot be parsed.
const exitUsage = 2

// runCommand runs a plain command and returns its exit code.
func (s *channel) runCommand() int {
	stdout, stderr := s.newOutput(s.ch), s.newOutput(s.ch.Stderr())
	var stdin io.Reader = &commandInput{s: s, left: s.srv.limits().Stdin}
	if s.info.HasTerm { // the client's terminal is raw: we translate line ends and ^C
		stdout.w, stderr.w = ssh.NewPtyWriter(s.ch), ssh.NewPtyWriter(s.ch.Stderr())
		stdin = bytes.NewReader(nil)
		go s.watchInterrupt()
	}
	if len(s.command) > maxCommand {
		fmt.Fprintf(stderr, "qari: a command may be %d bytes long\n", maxCommand)
		return exitUsage
	}
	args, err := splitWords(s.command)
	if err != nil {
		fmt.Fprintf(stderr, "qari: %v; a phrase is quoted twice: ssh HOST search '\"two words\"'\n", err)
		return exitUsage
	}
	ctx, cancel := context.WithTimeoutCause(s.ctx, s.srv.limits().Command, EndLongest)
	defer cancel()
	code := s.srv.cfg.Run(ctx, s.info, args, stdin, stdout, stderr)
	if errors.Is(context.Cause(ctx), EndLongest) {
		s.end(EndLongest)
		fmt.Fprintln(stderr, "qari: the command took too long")
	}
	return code
}

// watchInterrupt ends the command at ^C, or when the client has left.
func (s *channel) watchInterrupt() {
	buf := make([]byte, 64)
	for {
		n, err := s.ch.Read(buf)
		if bytes.IndexByte(buf[:n], 0x03) >= 0 {
			s.end(EndQuit)
		}
		if err != nil || s.ctx.Err() != nil {
			return
		}
		time.Sleep(10 * time.Millisecond) // nobody types faster
	}
}

// commandInput is the input that a client pipes into a command, up to a bound.
type commandInput struct {
	s    *channel
	left int
}

func (c *commandInput) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, fmt.Errorf("input of more than %d bytes", c.s.srv.limits().Stdin)
	}
	n, err := c.s.ch.Read(p[:min(len(p), c.left)])
	c.left -= n
	c.s.conn.touch()
	c.s.in.Add(int64(n))
	c.s.srv.metrics.in.Add(float64(n))
	return n, err
}
