import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import type { RegisterSeen } from './seen.ts'

/** A register as a file, as it is seen, for whom may export. */
export function ExportRegister({ seen }: { readonly seen: RegisterSeen }) {
  const may = useMay()
  const trpc = useTRPC()
  const start = useMutation(trpc.reports.registerList.mutationOptions())
  if (!may('export.run')) return null
  const { list, title, words } = seen
  return (
    <ExportMenu
      start={(format, language) =>
        start.mutateAsync({ seen: list, title, filterWords: words, format, language })
      }
    />
  )
}
