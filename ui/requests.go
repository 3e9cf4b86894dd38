package ui

import (
	"context"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"
)

// requestKind is a kind of work off the event loop.
type requestKind uint8

const (
	filterRequest requestKind = iota // the articles that match the filter
	hitsRequest                      // the matches of a search in the open article
	namedRequest                     // the query for a chosen name
	requestKinds
)

func (k requestKind) String() string {
	return [...]string{filterRequest: "filter", hitsRequest: "hits", namedRequest: "named"}[k]
}

// requests starts work that may take longer than a frame, so that the next key
// never waits. There is one request of each kind. A new one cancels the
// previous one, and [requests.take] drops the late answer.
type requests struct {
	ctx    context.Context // done when the session ends
	end    context.CancelFunc
	log    *slog.Logger
	now    func() time.Time
	latest [requestKinds]request
	number int // of the latest request, of any kind
}

type request struct {
	number   int // 0 if no answer is expected
	ctx      context.Context
	cancel   context.CancelFunc
	answered bool
}

func newRequests(ctx context.Context, env *Env) *requests {
	ctx, end := context.WithCancel(ctx)
	return &requests{ctx: ctx, end: end, log: env.Log, now: env.Now}
}

// answerMsg is the answer to a request.
type answerMsg struct {
	kind   requestKind
	number int
	msg    tea.Msg
	err    error // why msg is nil
}

// work runs off the event loop. It ends early when its context ends.
type work func(context.Context) (tea.Msg, error)

// begin starts work and cancels the previous request of its kind.
// [requests.take] returns the answer.
func (r *requests) begin(k requestKind, do work) tea.Cmd {
	r.cancel(k)
	r.number++
	ctx, cancel := context.WithCancel(r.ctx)
	r.latest[k] = request{number: r.number, ctx: ctx, cancel: cancel}
	number, log, now := r.number, r.log, r.now
	return r.more(k, func(ctx context.Context) (tea.Msg, error) {
		began := now()
		msg, err := do(ctx)
		log.Debug("request", "kind", k.String(), "number", number, "ms", milliseconds(now().Sub(began)), "canceled", ctx.Err() != nil)
		return msg, err
	})
}

// more starts work for a further answer to the latest request.
func (r *requests) more(k requestKind, do work) tea.Cmd {
	ctx, number := r.latest[k].ctx, r.latest[k].number
	return func() tea.Msg {
		msg, err := do(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return answerMsg{k, number, msg, err}
	}
}

// cancel ends a request; its answer is dropped.
func (r *requests) cancel(k requestKind) {
	if cancel := r.latest[k].cancel; cancel != nil {
		cancel()
	}
	r.latest[k] = request{}
}

// pending reports whether the first answer is still to come.
func (r *requests) pending(k requestKind) bool {
	return r.latest[k].number != 0 && !r.latest[k].answered
}

// take returns the content of an answer, or nil if a later request of its kind
// has begun.
func (r *requests) take(a answerMsg) (tea.Msg, error) {
	latest := &r.latest[a.kind]
	if latest.number != a.number {
		return nil, nil
	}
	latest.answered = true
	return a.msg, a.err
}

// await turns the next value of a channel, or its close, into a message. It
// returns no message if ctx ends first. The command is nil for a nil channel.
func await[T any](ctx context.Context, ch <-chan T, msg func(T) tea.Msg) tea.Cmd {
	if ch == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case x := <-ch:
			return msg(x)
		case <-ctx.Done():
			return nil
		}
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
