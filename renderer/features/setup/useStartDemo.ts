import { useMutation } from '@tanstack/react-query'
import { getUntypedClient } from '@trpc/client'
import { z } from 'zod'
import { useTRPCClient } from '../../app/api.ts'

const DemoSecrets = z.object({
  recoveryKey: z.string(),
  recoveryCode: z.string(),
  login: z.string(),
  password: z.string(),
})
export type DemoSecrets = z.infer<typeof DemoSecrets>

/** Makes a desk with an invented site to play with; answers its secrets and the account to sign in with. */
export function useStartDemo(options: {
  onMutate(): void
  onError(): void
  onSuccess(secrets: DemoSecrets): void
}) {
  const client = useTRPCClient()
  return useMutation({
    mutationFn: async () => DemoSecrets.parse(await getUntypedClient(client).mutation('site.startDemo')),
    ...options,
  })
}
