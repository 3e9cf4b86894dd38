package serve

import (
	"errors"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

var (
	errKey       = errors.New("this key does not open the reading room")
	errAnonymous = errors.New("no anonymous readers here")
)

// anonymousUser may read without keys at once. Another user name becomes
// anonymous only after all its keys have failed.
const anonymousUser = "anonymous"

// authentication returns the configuration of one connection. Only the
// callbacks that end authentication set a reader's identity: an offered key
// proves nothing before it has signed.
func (s *server) authentication(ctx ssh.Context) *gossh.ServerConfig {
	c, _ := ctx.Value(connKey{}).(*conn)
	cfg := &gossh.ServerConfig{
		PublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey) (*gossh.Permissions, error) {
			if !s.settings.Load().admits(gossh.FingerprintSHA256(key)) {
				return nil, errKey
			}
			return &gossh.Permissions{}, nil
		},
		VerifiedPublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey, p *gossh.Permissions, _ string) (*gossh.Permissions, error) {
			return p, s.identify(c, gossh.FingerprintSHA256(key))
		},
	}
	if s.settings.Load().Access.Anonymous {
		s.allowAnonymous(cfg, c)
	}
	return cfg
}

// allowAnonymous admits readers without a key. Clients try "none" before their
// keys, so "none" works for one user name only. Other users get in by a
// keyboard-interactive exchange without questions, which clients try last.
func (s *server) allowAnonymous(cfg *gossh.ServerConfig, c *conn) {
	cfg.NoClientAuth = true
	cfg.NoClientAuthCallback = func(meta gossh.ConnMetadata) (*gossh.Permissions, error) {
		if meta.User() != anonymousUser {
			return nil, errAnonymous
		}
		return &gossh.Permissions{}, s.identify(c, "")
	}
	cfg.KeyboardInteractiveCallback = func(gossh.ConnMetadata, gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
		return &gossh.Permissions{}, s.identify(c, "")
	}
}

// identify sets the reader of a connection.
func (s *server) identify(c *conn, reader string) error {
	if why := s.gate.authenticated(c, reader, s.limits()); why != "" {
		s.refuse(c, why)
		return errors.New("refused: " + why)
	}
	c.touch()
	return nil
}
