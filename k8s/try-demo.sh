#!/usr/bin/env bash
# Applies the demo overlay to the current cluster, which has its image already, and tries the main job on it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
in_demo=(kubectl --namespace musicloud)

kubectl apply --filename k8s/overlays/demo/namespace.yaml
npm run --silent k8s:secrets | "${in_demo[@]}" create --filename -
kubectl apply --kustomize k8s/overlays/demo
for store in postgres redis mariadb; do
  "${in_demo[@]}" rollout status "statefulset/$store" --timeout 300s
done
"${in_demo[@]}" wait --for condition=complete job --selector app.kubernetes.io/name=migrate --timeout 300s
for name in web relay approval-worker release-worker analysis-worker notify-worker; do
  "${in_demo[@]}" rollout status "deployment/$name" --timeout 300s
done

tool() { "${in_demo[@]}" exec deployment/web --container app -- node "apps/web/src/server/cli/$1.ts" "${@:2}"; }
tool create-admin admin@example.org > /dev/null
key=$(tool api-key admin@example.org)

# On a port of this machine, as PUBLIC_URL says.
"${in_demo[@]}" port-forward service/web 8080:8080 > /dev/null &
forward=$!
trap 'kill "$forward"' EXIT
until curl --silent --fail --output /dev/null http://localhost:8080/healthz/ready; do
  kill -0 "$forward"
  sleep 1
done
npm run --silent smoke -- http://localhost:8080 "$key"
