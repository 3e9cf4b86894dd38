package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// channel is one SSH session channel of a connection: it runs a screen or one
// plain command.
type channel struct {
	srv  *server
	conn *conn
	ch   gossh.Channel
	info Session
	kind string

	env     environment
	command string
	started time.Time              // zero before shell or exec
	size    atomic.Pointer[window] // the latest
	resized chan struct{}          // holds one notice of a new size
	gone    chan struct{}          // closed when the client closes the channel
	in, out atomic.Int64           // bytes
	ctx     context.Context        // done when the session ends; its cause is an End
	cancel  context.CancelCauseFunc
}

// openChannel handles every session channel that a client opens.
func (s *server) openChannel(_ *ssh.Server, sc *gossh.ServerConn, open gossh.NewChannel, ctx ssh.Context) {
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
	e := &channel{
		srv: s, conn: c, ch: ch, env: environment{}, kind: kindCommand,
		resized: make(chan struct{}, 1), gone: make(chan struct{}),
		info: Session{Reader: *c.reader.Load(), User: shown(sc.User()), Address: c.addr},
	}
	e.ctx, e.cancel = context.WithCancelCause(c.ctx)
	e.requests(requests)
}

// requests answers the client's requests until the channel closes. It never
// waits for the session, so the connection stays responsive.
func (s *channel) requests(requests <-chan *gossh.Request) {
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

// request handles one request: a terminal, its size, some variables, and once a
// screen or a command. It refuses all others, such as agent, X11, subsystems,
// signals and breaks.
func (s *channel) request(kind string, payload []byte) (ok bool) {
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

// resize stores the latest size. The program never sees a replaced size.
func (s *channel) resize(w window) {
	w = w.clamp(s.srv.limits())
	s.size.Store(&w)
	select {
	case s.resized <- struct{}{}:
	default:
	}
}

// end ends the session. Only the first reason counts.
func (s *channel) end(why End) { s.cancel(why) }

// why returns the reason of the end.
func (s *channel) why() End {
	var e End
	if errors.As(context.Cause(s.ctx), &e) {
		return e
	}
	return EndQuit
}

// start runs the session in a goroutine, beside requests.
func (s *channel) start() {
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

// run runs the session and returns its exit code. If the session does not end
// within leaveTime, run closes its connection. Only that wakes a write that the
// client does not take.
func (s *channel) run() (code int) {
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

// finish sends the exit code, closes the channel and writes the log line.
func (s *channel) finish(code int) {
	s.end(EndQuit)
	why := s.why()
	s.ch.SendRequest("exit-status", false, gossh.Marshal(struct{ Code uint32 }{uint32(code)}))
	s.ch.Close()
	s.srv.metrics.ended.WithLabelValues(s.kind, string(why)).Inc()
	s.srv.metrics.seconds.WithLabelValues(s.kind).Observe(time.Since(s.started).Seconds())
	s.log(why, code)
}

func (s *channel) log(why End, code int) {
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
