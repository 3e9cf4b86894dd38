package serve

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// session is one channel of a connection: a screen, or one plain command.
type session struct {
	srv  *server
	conn *conn
	ch   gossh.Channel
	info Session
	kind string

	env     environment
	command string
	started time.Time              // zero until shell or exec
	size    atomic.Pointer[window] // the latest
	resized chan struct{}          // holds one notice that size changed
	gone    chan struct{}          // closed when the client closed the channel
	in, out atomic.Int64           // bytes
	ctx     context.Context        // done when the session shall end, its cause an End
	cancel  context.CancelCauseFunc
}

// channel is called with every session channel that a client opens.
func (s *server) channel(_ *ssh.Server, sc *gossh.ServerConn, open gossh.NewChannel, ctx ssh.Context) {
	c, _ := ctx.Value(connKey{}).(*conn)
	defer c.channels.Add(-1)
	if int(c.channels.Add(1)) > s.limits().Channels {
		s.refuse(c, refusedChannels)
		open.Reject(gossh.ResourceShortage, "too many sessions on this connection")
		return
	}
	ch, requests, err := open.Accept()
	if err != nil {
		return
	}
	e := &session{
		srv: s, conn: c, ch: ch, env: environment{}, kind: kindCommand,
		resized: make(chan struct{}, 1), gone: make(chan struct{}),
		info: Session{Reader: *c.reader.Load(), User: shown(sc.User()), Address: c.addr},
	}
	e.ctx, e.cancel = context.WithCancelCause(c.ctx)
	e.requests(requests)
}

// requests answers what the client asks of the channel until it is closed. It
// never waits for the session itself: whatever that does, the connection goes on.
func (s *session) requests(requests <-chan *gossh.Request) {
	defer s.end(EndGone)
	defer close(s.gone)
	for req := range requests {
		ok := s.request(req.Type, req.Payload)
		req.Reply(ok, nil)
		if ok && (req.Type == "shell" || req.Type == "exec") {
			s.start()
		}
	}
}

// request carries out what may be asked: a terminal, its size, a few variables,
// and once the screen or a command. Agent, X11, subsystems, signals, breaks
// and all the rest are refused.
func (s *session) request(kind string, payload []byte) (ok bool) {
	fresh := s.started.IsZero()
	switch {
	case kind == "window-change" && s.info.HasTerm:
		w, ok := parseWindow(payload)
		if ok {
			s.resize(w)
		}
		return ok
	case kind == "env" && fresh:
		var v struct{ Name, Value string }
		return gossh.Unmarshal(payload, &v) == nil && s.env.set(v.Name, v.Value)
	case kind == "pty-req" && fresh && !s.info.HasTerm:
		term, w, ok := parsePty(payload)
		if ok {
			s.info.HasTerm, s.info.Term = true, term
			s.resize(w)
		}
		return ok
	case kind == "shell" && fresh:
		s.kind, s.started = kindScreen, time.Now()
		return true
	case kind == "exec" && fresh:
		var v struct{ Command string }
		if gossh.Unmarshal(payload, &v) != nil {
			return false
		}
		s.command, s.started = v.Command, time.Now()
		return true
	}
	return false
}

// resize notes the latest size; those it replaces are never seen.
func (s *session) resize(w window) {
	w = w.clamp(s.srv.limits())
	s.size.Store(&w)
	select {
	case s.resized <- struct{}{}:
	default:
	}
}

// end ends the session; only the first reason counts.
func (s *session) end(why End) { s.cancel(why) }

// why is the reason of the end.
func (s *session) why() End {
	if e, ok := context.Cause(s.ctx).(End); ok {
		return e
	}
	return EndQuit
}

// start runs the session beside the loop that answers requests.
func (s *session) start() {
	if w := s.size.Load(); w != nil {
		s.info.Cols, s.info.Rows = w.cols, w.rows
	}
	s.info.Env = s.env.list(s.info.Term)
	s.conn.running.Add(1)
	s.conn.touch()
	s.srv.gate.count(1)
	s.srv.metrics.sessions.WithLabelValues(s.kind).Inc()
	go func() {
		code := s.run()
		s.finish(code)
		s.srv.metrics.sessions.WithLabelValues(s.kind).Dec()
		s.conn.touch()
		s.conn.running.Add(-1)
		s.srv.gate.count(-1)
	}()
}

// run runs the session and returns its exit code. A session that does not
// leave in time when it is told to loses its connection: nothing less wakes a
// write that the client does not take.
func (s *session) run() (code int) {
	done := make(chan struct{})
	defer close(done)
	stop := context.AfterFunc(s.ctx, func() {
		select {
		case <-done:
		case <-time.After(leaveTime):
			s.conn.Close()
		}
	})
	defer stop()
	defer func() {
		if r := recover(); r != nil {
			s.srv.log.Error("panic in a session", "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
			s.end(EndFailed)
			code = 1
		}
	}()
	if s.kind == kindCommand {
		return s.runCommand()
	}
	if !s.info.HasTerm {
		fmt.Fprint(s.ch.Stderr(), "qari: this needs a terminal; try ssh -t, or a command such as help\n")
		return 2
	}
	return s.runScreen()
}

// finish tells the client the exit code, closes the channel, and writes the
// session's line of the log.
func (s *session) finish(code int) {
	s.end(EndQuit)
	why := s.why()
	s.ch.SendRequest("exit-status", false, gossh.Marshal(struct{ Code uint32 }{uint32(code)}))
	s.ch.Close()
	s.srv.metrics.ended.WithLabelValues(s.kind, string(why)).Inc()
	s.srv.metrics.seconds.WithLabelValues(s.kind).Observe(time.Since(s.started).Seconds())
	s.log(why, code)
}

func (s *session) log(why End, code int) {
	reader := s.info.Reader
	if reader == "" {
		reader = "anonymous"
	}
	attrs := []slog.Attr{
		slog.String("reader", reader), slog.String("user", s.info.User), slog.Any("address", s.info.Address),
		slog.String("kind", s.kind), slog.String("end", string(why)), slog.Int("code", code),
		slog.Duration("time", time.Since(s.started).Round(time.Millisecond)),
		slog.Int64("in", s.in.Load()), slog.Int64("out", s.out.Load()),
	}
	if s.kind == kindCommand {
		attrs = append(attrs, slog.String("command", shown(s.command)))
	}
	if w := s.size.Load(); w != nil {
		attrs = append(attrs, slog.String("term", s.info.Term), slog.String("size", fmt.Sprintf("%dx%d", w.cols, w.rows)))
	}
	s.srv.log.LogAttrs(context.Background(), slog.LevelInfo, "session", attrs...)
}
