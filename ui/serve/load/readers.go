package main

import (
	"io"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// load is what is done to a server.
type load struct {
	readers             int
	every, idle, typing time.Duration
	left                bool
	beside, margins     bool
}

// cost is what it came to, per reader where so named.
type cost struct {
	heap, resident, goroutines float64
	idleCPU                    float64 // cores
	first                      keyCost // how long the first screen took
	actions                    []keyCost
	goroutinesLeft, heapLeft   float64
}

// action is something that readers do again and again, in both programs.
type action struct {
	name   string
	before string // keys that lead to where it is done
	keys   []string
}

// actions are what is measured. Each key changes the screen of both programs,
// but what it shows differs: a step in qari's list opens the article beside
// it, in the plain program's it moves the cursor.
var actions = []action{
	{"a line of text", "\t", []string{"j"}},
	{"a page of text", "", []string{"\x1b[6~"}},
	{"a step in the list", "\x1b[Z", []string{"j", "j", "j", "k"}},
}

// keyCost is what the keys of one action cost.
type keyCost struct {
	keys, unanswered int
	cpu, bytes       float64 // seconds and bytes, of all keys
	took             []time.Duration
}

// join is the cost of all actions together.
func join(costs []keyCost) (all keyCost) {
	for _, c := range costs {
		all.keys += c.keys
		all.unanswered += c.unanswered
		all.cpu += c.cpu
		all.bytes += c.bytes
		all.took = append(all.took, c.took...)
	}
	return all
}

func (k keyCost) each(total float64) float64 { return total / float64(max(1, k.keys)) }

// percentile is the time in which so many of a hundred keys were answered.
func (k keyCost) percentile(p int) time.Duration {
	if len(k.took) == 0 {
		return 0
	}
	slices.Sort(k.took)
	return k.took[len(k.took)*p/100]
}

const (
	// settling is how long a server may take to calm down after a change.
	settling = 4 * time.Second
	// collection is how often the runtime collects where nothing else makes it.
	collection = 2*time.Minute + 10*time.Second
)

// run sends the readers to a server: they come, do nothing, type, and leave.
func (l load) run(s *server) (cost, error) {
	if err := l.visit(s, 2); err != nil { // pages and pools that the first readers bring in
		return cost{}, err
	}
	time.Sleep(settling)
	empty, err := s.usage()
	if err != nil {
		return cost{}, err
	}
	readers, err := l.connect(s.addr, l.readers)
	defer leave(readers)
	if err != nil {
		return cost{}, err
	}
	time.Sleep(settling)
	var c cost
	for _, r := range readers {
		c.first.took = append(c.first.took, time.Duration(r.first.Load()))
	}
	if err := l.doNothing(s, &c); err != nil {
		return c, err
	}
	for _, a := range actions {
		k, err := l.keepTyping(s, readers, a, c.idleCPU)
		if err != nil {
			return c, err
		}
		c.actions = append(c.actions, k)
	}
	full, err := s.usage()
	if err != nil {
		return c, err
	}
	n := float64(len(readers))
	c.heap, c.resident = (full.heap-empty.heap)/n, (full.resident-empty.resident)/n
	c.goroutines = (full.goroutines - empty.goroutines) / n
	leave(readers)
	time.Sleep(settling)
	if l.left {
		time.Sleep(collection)
	}
	after, err := s.usage()
	c.goroutinesLeft, c.heapLeft = after.goroutines-empty.goroutines, after.heap-empty.heap
	return c, err
}

func (l load) doNothing(s *server, c *cost) error {
	before, err := s.usage()
	if err != nil {
		return err
	}
	time.Sleep(l.idle)
	after, err := s.usage()
	c.idleCPU = (after.cpu - before.cpu).Seconds() / after.at.Sub(before.at).Seconds()
	return err
}

// keepTyping has every reader do one thing, and takes the idle cost off that
// of the keys.
func (l load) keepTyping(s *server, readers []*reader, a action, idle float64) (k keyCost, err error) {
	for _, r := range readers {
		io.WriteString(r.in, a.before)
	}
	time.Sleep(settling)
	before, err := s.usage()
	if err != nil {
		return k, err
	}
	received := 0.0
	for _, r := range readers {
		received -= float64(r.received.Load())
	}
	l.allType(readers, a.keys)
	after, err := s.usage()
	for _, r := range readers {
		received += float64(r.received.Load())
		took, keys := r.answers()
		k.took = append(k.took, took...)
		k.keys += keys
	}
	k.unanswered = k.keys - len(k.took)
	k.cpu = (after.cpu - before.cpu).Seconds() - idle*after.at.Sub(before.at).Seconds()
	k.bytes = received
	return k, err
}

func (l load) allType(readers []*reader, keys []string) {
	var wg sync.WaitGroup
	end := time.Now().Add(l.typing)
	for _, r := range readers {
		wg.Go(func() { r.typeUntil(end, l.every, keys) })
	}
	wg.Wait()
	time.Sleep(time.Second) // the last answers
}

// visit has n readers come and leave again.
func (l load) visit(s *server, n int) error {
	readers, err := l.connect(s.addr, n)
	time.Sleep(time.Second)
	leave(readers)
	return err
}

func (l load) connect(addr string, n int) ([]*reader, error) {
	readers := make([]*reader, n)
	errs := make([]error, n)
	var wg sync.WaitGroup
	slots := make(chan struct{}, 16)
	for i := range n {
		slots <- struct{}{}
		wg.Go(func() {
			readers[i], errs[i] = dial(addr, l.margins)
			<-slots
		})
	}
	wg.Wait()
	readers = slices.DeleteFunc(readers, func(r *reader) bool { return r == nil })
	for _, err := range errs {
		if err != nil {
			return readers, err
		}
	}
	return readers, nil
}

func leave(readers []*reader) {
	for _, r := range readers {
		r.client.Close()
	}
}

// reader is a client with a terminal of 120×40.
type reader struct {
	client   *gossh.Client
	in       io.Writer
	asked    time.Time    // when it asked for the screen
	first    atomic.Int64 // nanoseconds until the first screen
	received atomic.Int64
	sent     atomic.Int64 // when the last key went out; 0 once it was answered
	keys     int
	mu       sync.Mutex
	took     []time.Duration
}

// hasMargins is the answer to the question whether the terminal knows left and
// right margins (DECRPM 69), which may come before the question.
const hasMargins = "\x1b[?69;2$y"

func dial(addr string, margins bool) (*reader, error) {
	client, err := gossh.Dial("tcp", addr, &gossh.ClientConfig{
		User: "anonymous", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: time.Minute, // a server we started
	})
	if err != nil {
		return nil, err
	}
	r := &reader{client: client}
	s, err := client.NewSession()
	if err != nil {
		return r, err
	}
	out, err := s.StdoutPipe()
	if err != nil {
		return r, err
	}
	if r.in, err = s.StdinPipe(); err != nil {
		return r, err
	}
	if err := s.RequestPty("xterm-256color", 40, 120, gossh.TerminalModes{}); err != nil {
		return r, err
	}
	if margins {
		if _, err := io.WriteString(r.in, hasMargins); err != nil {
			return r, err
		}
	}
	r.asked = time.Now()
	go r.read(out)
	return r, s.Shell()
}

// firstScreen is how many bytes are more than what comes before a screen.
const firstScreen = 1000

func (r *reader) read(out io.Reader) {
	buf := make([]byte, 32<<10)
	for {
		n, err := out.Read(buf)
		now := time.Now().UnixNano()
		if sent := r.sent.Swap(0); sent != 0 && n > 0 {
			r.mu.Lock()
			r.took = append(r.took, time.Duration(now-sent))
			r.mu.Unlock()
		}
		if r.received.Add(int64(n)) > firstScreen && r.first.Load() == 0 {
			r.first.Store(now - r.asked.UnixNano())
		}
		if err != nil {
			return
		}
	}
}

// answers takes how long the answers took, and the number of keys typed.
func (r *reader) answers() (took []time.Duration, keys int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	took, keys = r.took, r.keys
	r.took, r.keys = nil, 0
	return took, keys
}

// typeUntil types the keys in turn, at times of its own. A key that is not
// answered before the next one counts as unanswered.
func (r *reader) typeUntil(end time.Time, every time.Duration, keys []string) {
	time.Sleep(time.Duration(rand.Int64N(int64(every))))
	for i := 0; time.Now().Before(end); i++ {
		r.sent.Store(time.Now().UnixNano())
		r.keys++
		if _, err := io.WriteString(r.in, keys[i%len(keys)]); err != nil {
			return
		}
		time.Sleep(every/2 + time.Duration(rand.Int64N(int64(every))))
	}
}
