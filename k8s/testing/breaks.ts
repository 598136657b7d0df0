import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import type { IService } from 'kubernetes-models/v1/Service';
import type { PolicyName } from './policies/all.ts';
import { ofKind, podOf, type Thing, type Workload } from './things.ts';

type Break = (scene: Scene) => unknown;
/** The rendered demo, to be broken in one place. */
export type Scene = ReturnType<typeof sceneOf>;

/** Finds what a break is about; fails when it is not there. */
export function sceneOf(all: Thing[]) {
  const one = <Kind extends { kind: string }>(kind: Kind['kind'], name: string) => {
    const [found] = ofKind<Kind>(all, kind).filter(({ metadata }) =>
      metadata.name.startsWith(name),
    );
    if (!found) throw new Error(`there is no ${kind} ${name}`);
    return found;
  };
  const pod = (name: string) => podOf(one<Workload>('Deployment', name));
  return {
    all,
    one,
    pod,
    app: (name: string) => pod(name).containers[0] as IContainer,
    remove: (kind: string, name: string) => all.splice(all.indexOf(one(kind, name)), 1),
  };
}

const web = 'web';
const policyOf = ({ one }: Scene, name: string) => one<INetworkPolicy>('NetworkPolicy', name).spec!;
const budgetOf = ({ one }: Scene) => one<IPodDisruptionBudget>('PodDisruptionBudget', web).spec!;
const scalerOf = ({ one }: Scene) =>
  one<IHorizontalPodAutoscaler>('HorizontalPodAutoscaler', web).spec!;
const serviceOf = ({ one }: Scene) => one<IService>('Service', web).spec!;
const settingsOf = ({ one }: Scene) => one<IConfigMap>('ConfigMap', 'web-settings').data!;
const deploymentOf = ({ one }: Scene, name = web) => one<Workload>('Deployment', name);

/** For each policy what breaks it: one change of one manifest each, by what it does. */
export const breaks: Readonly<Record<PolicyName, Readonly<Record<string, Break>>>> = {
  asked: {
    'a process that hangs for ever': ({ app }) => delete app(web).livenessProbe,
    'requests to one that can not answer': ({ app }) => delete app('relay').readinessProbe,
    'a slow start that is killed': ({ app }) => delete app(web).startupProbe,
    'one restarted for a database that is away': ({ app }) => {
      app(web).livenessProbe!.httpGet!.path = '/healthz/ready';
    },
  },
  measured: {
    'memory without end': ({ app }) => delete app(web).resources!.limits!.memory,
    'a share of the CPU nobody knows': ({ app }) => delete app('relay').resources!.requests!.cpu,
    'an unmeasured first container': ({ pod }) => delete pod(web).initContainers![0]!.resources,
  },
  confined: {
    'a pod as root': ({ pod }) => delete pod(web).securityContext!.runAsUser,
    'a pod that may be root': ({ pod }) => delete pod(web).securityContext!.runAsNonRoot,
    'no seccomp': ({ pod }) => delete pod(web).securityContext!.seccompProfile,
    'a writable image': ({ app }) => delete app(web).securityContext!.readOnlyRootFilesystem,
    capabilities: ({ app }) => delete app(web).securityContext!.capabilities,
    'more rights': ({ app }) => delete app(web).securityContext!.allowPrivilegeEscalation,
    'a folder of the node': ({ pod }) =>
      pod(web).volumes!.push({ name: 'x', hostPath: { path: '/' } }),
    'a container as root': ({ app }) => {
      app(web).securityContext!.runAsUser = 0;
    },
  },
  tokenless: {
    'a token': ({ pod }) => delete pod(web).automountServiceAccountToken,
    'an account with a token': ({ one }) =>
      Object.assign(one('ServiceAccount', 'musicloud'), { automountServiceAccountToken: true }),
    'an account that is not there': ({ remove }) => remove('ServiceAccount', 'musicloud'),
    'variables of Services': ({ pod }) => delete pod(web).enableServiceLinks,
  },
  pinned: {
    'an image without a tag': ({ app }) => (app(web).image = 'ghcr.io/musicloud/musicloud'),
    latest: ({ app }) => (app(web).image = 'ghcr.io/musicloud/musicloud:latest'),
    'a name without a number': ({ app }) => (app(web).image = 'ghcr.io/musicloud/musicloud:main'),
    'a store without its digest': ({ one }) => {
      podOf(one<Workload>('StatefulSet', 'redis')).containers[0]!.image = 'redis:8.6.1';
    },
  },
  gentle: {
    'a gap': (scene) =>
      Object.assign(deploymentOf(scene).spec!, {
        strategy: { rollingUpdate: { maxUnavailable: 1 } },
      }),
    'an end while requests come': ({ app }) => delete app(web).lifecycle,
    'an early end': ({ pod }) => (pod(web).terminationGracePeriodSeconds = 24),
  },
  drainable: {
    'no budget': ({ remove }) => remove('PodDisruptionBudget', web),
    'a budget for nobody': (scene) => delete budgetOf(scene).selector,
    'a budget that keeps a node from being drained': (scene) =>
      (budgetOf(scene).maxUnavailable = 0),
    'a store without a budget': ({ remove }) => remove('PodDisruptionBudget', 'postgres'),
  },
  spread: {
    'all on one node': ({ pod }) => delete pod(web).topologySpreadConstraints,
    'spread by the pods of others': ({ pod }) => {
      pod(web).topologySpreadConstraints![1]!.labelSelector = { matchLabels: { a: 'b' } };
    },
  },
  migrated: {
    'no migration': ({ remove }) => remove('Job', 'migrate'),
    'a Job of the last release': ({ one }) =>
      (one('Job', 'migrate').metadata.name = 'migrate-0.0.9'),
    'one that does not wait': ({ pod }) => delete pod('relay').initContainers,
    'two releases at once': ({ app }) => (app(web).image = 'ghcr.io/musicloud/musicloud:0.0.9'),
  },
  together: {
    'something elsewhere': ({ one }) => (one('Service', web).metadata.namespace = 'default'),
    'no namespace': ({ remove }) => remove('Namespace', 'musicloud'),
  },
  apart: {
    'pods of two': (scene) =>
      Object.assign(deploymentOf(scene, 'relay').spec!.selector!, {
        matchLabels: { 'app.kubernetes.io/component': 'worker' },
      }),
    'pods of nobody': (scene) =>
      Object.assign(deploymentOf(scene).spec!.selector!, { matchLabels: { a: 'b' } }),
  },
  connected: {
    'a Service of nobody': (scene) => (serviceOf(scene).selector = { a: 'b' }),
    'a port that is not there': (scene) => (serviceOf(scene).ports![0]!.targetPort = 'https'),
    'a route to nobody': ({ remove }) => remove('Service', web),
  },
  scaled: {
    'nobody who scales': ({ remove }) => remove('HorizontalPodAutoscaler', web),
    'two who scale': (scene) => scene.all.push({ ...scene.one('HorizontalPodAutoscaler', web) }),
    'one who scales nobody': (scene) => (scalerOf(scene).scaleTargetRef.name = 'portal'),
    'no end': (scene) => (scalerOf(scene).maxReplicas = 1000),
    'nobody left': (scene) => (scalerOf(scene).minReplicas = 0),
    'replicas set back': (scene) => Object.assign(deploymentOf(scene).spec!, { replicas: 1 }),
  },
  walled: {
    'an open namespace': ({ remove }) => remove('NetworkPolicy', 'nobody'),
    'a way to nobody': (scene) =>
      Object.assign(policyOf(scene, 'to-stores').egress![0]!.to![0]!, {
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'mysql' } },
      }),
    'a way of nobody': (scene) =>
      (policyOf(scene, 'to-web').podSelector = { matchLabels: { a: 'b' } }),
    'a store nobody reaches': ({ remove }) => remove('NetworkPolicy', 'to-postgres'),
  },
  configured: {
    'a ConfigMap that is not there': ({ remove }) => remove('ConfigMap', 'web-settings'),
    'a start without it': ({ app }) => (app(web).envFrom![0]!.configMapRef!.optional = true),
    'a change that reaches nobody': ({ app, one }) => {
      one('ConfigMap', 'settings').metadata.name = 'settings';
      app(web).envFrom![0]!.configMapRef!.name = 'settings';
    },
    'a whole Secret': ({ app }) => app(web).envFrom!.push({ secretRef: { name: 'musicloud' } }),
  },
  mounted: {
    'a folder that is not there': ({ app }) =>
      app(web).volumeMounts!.push({ name: 'x', mountPath: '/x' }),
    'a volume for nobody': ({ app }) => app(web).volumeMounts!.pop(),
    'a claim that is not there': ({ remove }) => remove('PersistentVolumeClaim', 'audio'),
  },
  onOneNode: {
    'a volume elsewhere': ({ pod }) => delete pod('analysis-worker').affinity,
    'a neighbour of others': ({ pod }) => {
      const [term] =
        pod(web).affinity!.podAffinity!.requiredDuringSchedulingIgnoredDuringExecution!;
      term!.labelSelector = { matchLabels: { a: 'b' } };
    },
    'no way to be on two': ({ one, pod }) => {
      one<IPersistentVolumeClaim>('PersistentVolumeClaim', 'audio').spec!.accessModes = [
        'ReadWriteOncePod',
      ];
      delete pod(web).affinity;
    },
  },
  understood: {
    'a misspelt name': ({ app }) => app(web).env!.push({ name: 'DATABSE_URL', value: 'x' }),
    'a name of another process': (scene) => (settingsOf(scene).HEALTH_PORT = '8080'),
    'a name that nobody sets any more': (scene) => delete settingsOf(scene).COPYRIGHT_TIMEOUT_MS,
    'a name set against its reason': ({ app }) =>
      app(web).env!.push({ name: 'EMBEDDED', value: '1' }),
    'a program that is not ours': ({ app }) => (app(web).args = ['server.js']),
  },
  accepted: {
    'a value that is refused': (scene) => (settingsOf(scene).COPYRIGHT_TIMEOUT_MS = 'soon'),
    'a role that is not there': ({ app }) => {
      app('relay').env!.find(({ name }) => name === 'ROLES')!.value = 'relais';
    },
    'a needed value that is missing': ({ app }) => (app(web).env = []),
  },
  secret: {
    'a secret among the settings': (scene) => (settingsOf(scene).AUTH_SECRET = 'x'.repeat(32)),
    'a bucket with its key': (scene) =>
      (settingsOf(scene).STORAGE_URL = 's3://key:word@host/files'),
    'a secret in a manifest': ({ app }) =>
      app(web).env!.push({ name: 'SMTP_URL', value: 'smtp://a:b@c' }),
    'a key nobody makes': ({ app }) => (app(web).env![0]!.valueFrom!.secretKeyRef!.key = 'PG_URL'),
    'a Secret nobody makes': ({ app }) => (app(web).env![0]!.valueFrom!.secretKeyRef!.name = 'db'),
  },
};
