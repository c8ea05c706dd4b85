import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { PASSWORD, World } from '../../../../test/world.js';

describe('session', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
  });
  afterAll(() => world.close());

  const login = (username: string, password: string) =>
    world.stranger().post('/api/v1/session').send({ username, password });

  it('opens with the right password, by an HttpOnly SameSite cookie that is rotated', async () => {
    const first = await login('zhou', PASSWORD);
    expect(first.status).toBe(200);
    const cookie = first.headers['set-cookie'][0];
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const again = await request(world.app.getHttpServer())
      .post('/api/v1/session')
      .set('Cookie', cookie.split(';')[0])
      .send({ username: 'zhou', password: PASSWORD });
    expect(again.headers['set-cookie'][0].split(';')[0]).not.toBe(cookie.split(';')[0]);
    const stale = await request(world.app.getHttpServer())
      .get('/api/v1/units')
      .set('Cookie', cookie.split(';')[0]);
    expect(stale.status).toBe(401);
  });

  it('says the same for a wrong password and an unknown name', async () => {
    const wrong = await login('wu', 'not-it-2026');
    const unknown = await login('nobody', 'not-it-2026');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body.detail).toBe(unknown.body.detail);
    expect(wrong.headers['content-type']).toMatch('application/problem+json');
  });

  it('makes guesses wait longer and longer, and then locks; a success after the wait starts over', async () => {
    const guess = () => login('zhao', 'guess-guess-1');
    expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(401);
    const third = await guess();
    expect(third.status).toBe(429);
    expect(third.body.details).toEqual({ waitSeconds: 2 });
    expect((await login('zhao', PASSWORD)).body.code).toBe('auth.locked');
    world.at('2026-03-02 09:01');
    expect((await login('zhao', PASSWORD)).status).toBe(200);
    const [{ failures }] = await world.dataSource.query(
      'SELECT failures FROM credential WHERE user_id = $1',
      [world.user.zhao],
    );
    expect(failures).toBe(0);
  });

  it('lets a newcomer do nothing but change the initial password', async () => {
    const agent = await world.login('newcomer');
    const refused = await agent.get('units');
    expect([refused.status, refused.body.code]).toEqual([403, 'auth.must_change_password']);
    const weak = await agent.post('session/password').send({ current: PASSWORD, next: 'short' });
    expect([weak.status, weak.body.code]).toEqual([422, 'auth.weak_password']);
    const changed = await agent
      .post('session/password')
      .send({ current: PASSWORD, next: 'xin-de-mima-2026' });
    expect(changed.status).toBe(200);
    expect((await agent.get('units')).status).toBe(200);
  });

  it('ends every other session when the password changes', async () => {
    const desk = await world.login('wu');
    const phone = await world.login('wu');
    world.at('2026-03-02 10:00');
    await phone.post('session/password').send({ current: PASSWORD, next: 'huan-yige-2026' });
    expect((await desk.get('units')).status).toBe(401);
    expect((await phone.get('units')).status).toBe(200);
  });

  it('refuses writes without the token, with another one, or from another site', async () => {
    const agent = request.agent(world.app.getHttpServer());
    await agent.post('/api/v1/session').send({ username: 'zhou', password: PASSWORD });
    const write = () => agent.post('/api/v1/inbox/read').send({ ids: [] });
    expect((await write()).body.code).toBe('auth.csrf');
    expect((await write().set('X-CSRF-Token', 'forged')).body.code).toBe('auth.csrf');
    const foreign = await world
      .stranger()
      .post('/api/v1/session')
      .set('Sec-Fetch-Site', 'cross-site')
      .send({ username: 'zhou', password: PASSWORD });
    expect(foreign.body.code).toBe('auth.csrf');
  });

  it('answers broken JSON and unknown fields in Chinese, with a code and a request id', async () => {
    const broken = await world
      .stranger()
      .post('/api/v1/session')
      .set('content-type', 'application/json')
      .send('{"a"');
    expect([broken.status, broken.body.code]).toEqual([400, 'common.bad_request']);
    expect(broken.body.requestId).toBeTruthy();
    const extra = await login('zhou', PASSWORD).send({ username: 'zhou', password: PASSWORD, role: 'admin' });
    expect([extra.status, extra.body.code]).toEqual([422, 'common.invalid']);
  });

  it('writes an audit row for logins and failures, never a password', async () => {
    const rows = await world.dataSource.query<{ action: string; row: string }[]>(
      `SELECT action, audit_entry::text AS row FROM audit_entry WHERE action LIKE 'auth.%'`,
    );
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(['auth.login', 'auth.login_failed', 'auth.change_password']),
    );
    expect(rows.filter(({ row }) => row.includes(PASSWORD) || row.includes('argon2'))).toEqual([]);
  });
});
