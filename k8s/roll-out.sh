#!/usr/bin/env bash
# Rolls an image out and waits: `k8s/roll-out.sh OVERLAY NAME:TAG@sha256:DIGEST`. When a part of it does not come up,
# every Deployment goes back to what it ran before, and this fails. The database stays as new as it is: migrations
# only add to what the release before them needs.
set -euo pipefail
overlay=$1 image=$2
cd "$(dirname "${BASH_SOURCE[0]}")"
deployments=(web relay approval-worker release-worker analysis-worker notify-worker)
patience=${PATIENCE:-600s}

[[ $image =~ ^[^@]+:[^:@/]+@sha256:[0-9a-f]{64}$ ]] || { echo "not NAME:TAG@sha256:DIGEST: $image" >&2; exit 2; }
(cd components/release && kustomize edit set image "musicloud=$image")

declare -A before
for name in "${deployments[@]}"; do
  before[$name]=$(kubectl get deployment "$name" --namespace musicloud --ignore-not-found \
    --output 'jsonpath={.metadata.annotations.deployment\.kubernetes\.io/revision}')
done

take_back() {
  echo "✗ $1; taking it back" >&2
  kubectl get pods --namespace musicloud >&2
  for name in "${deployments[@]}"; do
    [[ -n ${before[$name]} ]] || continue
    kubectl rollout undo "deployment/$name" --namespace musicloud --to-revision "${before[$name]}"
  done
  for name in "${deployments[@]}"; do
    [[ -z ${before[$name]} ]] || kubectl rollout status "deployment/$name" --namespace musicloud --timeout "$patience"
  done
  exit 1
}

kubectl apply --kustomize "overlays/$overlay" || take_back "not all of it could be applied"
for name in "${deployments[@]}"; do
  kubectl rollout status "deployment/$name" --namespace musicloud --timeout "$patience" || take_back "$name did not come up"
done
echo "✓ $image runs"
