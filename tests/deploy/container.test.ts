import assert from 'node:assert/strict';
import { execSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { freePort } from '../../tools/test/free-port.ts';
import { findProgram, installPackages } from '../../tools/test/system-package.ts';
import { newStart } from './visitors.ts';

const FILE = 'deploy/Containerfile';
const SITE = process.env.SITE_DIR ?? 'dist';
const asRoot = process.getuid?.() === 0;

type Image = {
  readonly root: string;
  readonly env: Record<string, string>;
  user: string;
  command: string[];
  folder: string;
};

const steps = readFileSync(FILE, 'utf8')
  .replaceAll(/^#.*\n/gm, '')
  .split('\n')
  .filter(Boolean)
  .map((line) => ({
    word: line.slice(0, line.indexOf(' ')),
    rest: line.slice(line.indexOf(' ') + 1),
  }));

/** What one COPY does, from the context or from an earlier stage. */
function copy(rest: string, image: Image, stages: ReadonlyMap<string, Image>): void {
  const from = /^--from=(\w+) /.exec(rest)?.[1];
  const words = rest.replace(/^--from=\w+ /, '').split(' ');
  const target = words.pop() ?? '';
  for (const word of words) {
    // The site lies elsewhere on a machine that tests.
    const source = from
      ? join(stages.get(from)?.root ?? '', word)
      : resolve(word === 'dist' ? SITE : word);
    assert.ok(existsSync(source), `${FILE} copies ${word}, which isn't there`);
    const folder = join(image.root, image.folder, target);
    cpSync(source, target.endsWith('/') ? join(folder, basename(word)) : folder, {
      recursive: true,
    });
  }
}

/** Does the steps of the Containerfile in folders, as a builder does them in layers. */
function build(folder: string): Image {
  const stages = new Map<string, Image>();
  let image: Image | undefined;
  for (const { word, rest } of steps) {
    if (word === 'FROM') {
      const name = / AS (\w+)$/.exec(rest)?.[1] ?? 'last';
      image = { root: join(folder, name), env: {}, user: '', command: [], folder: '/' };
      mkdirSync(image.root);
      stages.set(name, image);
      continue;
    }
    assert.ok(image);
    const inside = join(image.root, image.folder);
    if (word === 'WORKDIR') mkdirSync(join(image.root, (image.folder = rest)), { recursive: true });
    else if (word === 'COPY') copy(rest, image, stages);
    else if (word === 'RUN') execSync(rest, { cwd: inside, stdio: 'pipe' });
    else if (word === 'ENV')
      for (const each of rest.split(' '))
        image.env[each.split('=')[0] ?? ''] = each.split('=')[1] ?? '';
    else if (word === 'USER') image.user = rest;
    else if (word === 'CMD') image.command = z.array(z.string()).parse(JSON.parse(rest));
    else assert.ok(['VOLUME', 'EXPOSE'].includes(word), word);
  }
  return image ?? assert.fail('no stage');
}

describe('the container', () => {
  const folder = mkdtempSync(join(tmpdir(), 'container-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('serves and counts, by the steps of its file, as a user who can write to its data alone', async () => {
    const image = build(folder);
    assert.equal(image.user, '65532:65532');
    const uid = Number(image.user.split(':')[0]);
    const data = join(folder, 'data');
    mkdirSync(data);
    chmodSync(folder, 0o755);
    if (asRoot) chownSync(data, uid, uid);
    const port = await freePort();
    const child = spawn(process.execPath, image.command, {
      ...(asRoot ? { uid, gid: uid } : {}),
      cwd: join(image.root, image.folder),
      env: { ...image.env, DATA_DIR: data, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const said of child.stdout.iterator({ destroyOnReturn: false }))
      if (String(said).includes('is served')) break;
    child.stdout.resume();
    const at = `http://127.0.0.1:${port}`;
    assert.equal(await (await fetch(`${at}/readyz`)).text(), 'ready\n');
    assert.match(await (await fetch(at)).text(), /<html lang="nl"/);
    const { body } = newStart();
    const headers = { 'content-type': 'text/plain', 'user-agent': 'Mozilla/5.0 (a browser)' };
    assert.equal((await fetch(`${at}/api/event`, { method: 'POST', body, headers })).status, 202);
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });
});

const KUBERNETES = 'deploy/kubernetes';
const labels = z.record(z.string(), z.string());
const probe = z.object({
  httpGet: z.object({ path: z.enum(['/healthz', '/readyz']), port: z.literal('http') }),
});
const objectSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});
const containerSchema = z.object({
  image: z.string(),
  ports: z.tuple([z.object({ name: z.literal('http'), containerPort: z.number() })]),
  startupProbe: probe,
  livenessProbe: probe,
  readinessProbe: probe,
  securityContext: z.object({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.tuple([z.object({ name: z.string(), mountPath: z.string() })]),
});
const statefulSetSchema = z.object({
  spec: z.object({
    serviceName: z.string(),
    selector: z.object({ matchLabels: labels }),
    template: z.object({
      metadata: z.object({ labels }),
      spec: z.object({
        automountServiceAccountToken: z.literal(false),
        securityContext: z.object({ runAsNonRoot: z.literal(true), runAsUser: z.number() }),
        containers: z.tuple([containerSchema]),
      }),
    }),
    volumeClaimTemplates: z.tuple([z.object({ metadata: z.object({ name: z.string() }) })]),
  }),
});

const read = (text: string): unknown[] =>
  parseAllDocuments(text).map((document) => {
    assert.deepEqual(document.errors, []);
    return document.toJS() as unknown;
  });
const of = (objects: readonly unknown[], kind: string): unknown =>
  objects.find((each) => objectSchema.parse(each).kind === kind) ?? assert.fail(`no ${kind}`);

describe('the files for Kubernetes', () => {
  const files = readdirSync(KUBERNETES).filter((name) => name !== 'kustomization.yaml');
  const objects = files.flatMap((name) => read(readFileSync(join(KUBERNETES, name), 'utf8')));

  it('are all named, and fit each other and the Containerfile', () => {
    const [kustomization] = read(readFileSync(join(KUBERNETES, 'kustomization.yaml'), 'utf8'));
    const { resources } = z.object({ resources: z.array(z.string()) }).parse(kustomization);
    assert.deepEqual(resources.toSorted(), files.toSorted());
    const { spec } = statefulSetSchema.parse(of(objects, 'StatefulSet'));
    const [container] = spec.template.spec.containers;
    const file = readFileSync(FILE, 'utf8');
    assert.ok(file.includes(`EXPOSE ${container.ports[0].containerPort}`));
    assert.ok(file.includes(`USER ${spec.template.spec.securityContext.runAsUser}:`));
    assert.ok(file.includes(`DATA_DIR=${container.volumeMounts[0].mountPath} `));
    assert.equal(container.volumeMounts[0].name, spec.volumeClaimTemplates[0].metadata.name);
    // Who is only not ready must not be ended for it.
    assert.equal(container.livenessProbe.httpGet.path, '/healthz');
    assert.equal(container.readinessProbe.httpGet.path, '/readyz');
    const name = spec.template.metadata.labels;
    assert.deepEqual(spec.selector.matchLabels, name);
    const service = z
      .object({ metadata: z.object({ name: z.string() }), spec: z.object({ selector: labels }) })
      .parse(of(objects, 'Service'));
    assert.deepEqual([service.metadata.name, service.spec.selector], [spec.serviceName, name]);
    const policy = z
      .object({
        spec: z.object({
          podSelector: z.object({ matchLabels: labels }),
          policyTypes: z.array(z.string()),
        }),
      })
      .parse(of(objects, 'NetworkPolicy'));
    assert.deepEqual(policy.spec, {
      podSelector: { matchLabels: name },
      policyTypes: ['Ingress', 'Egress'],
    });
    const budget = z
      .object({
        spec: z.object({
          maxUnavailable: z.literal(1),
          selector: z.object({ matchLabels: labels }),
        }),
      })
      .parse(of(objects, 'PodDisruptionBudget'));
    assert.deepEqual(budget.spec.selector.matchLabels, name);
  });

  it('are put together by kustomize, in one namespace and with one image', (context) => {
    if (!findProgram(['kubectl'])) installPackages('kubernetes-client');
    if (!findProgram(['kubectl'])) {
      context.skip('this machine has no kubectl (on Debian: apt-get install kubernetes-client)');
      return;
    }
    const built = spawnSync('kubectl', ['kustomize', KUBERNETES], { encoding: 'utf8' });
    assert.equal(built.status, 0, built.stderr);
    const put = read(built.stdout);
    assert.equal(put.length, objects.length + 1);
    for (const each of put) {
      const { kind, metadata } = objectSchema.parse(each);
      if (kind !== 'Namespace') assert.equal(metadata.namespace, 'zonder-vraag');
    }
    const { spec } = statefulSetSchema.parse(of(put, 'StatefulSet'));
    assert.match(spec.template.spec.containers[0].image, /^registry\.example\.nl\/zonder-vraag:\d/);
  });
});
