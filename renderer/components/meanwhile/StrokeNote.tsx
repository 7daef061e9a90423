import { ErrorNote } from '../ErrorState.tsx'
import type { ChangedThing } from './ChangedBy.tsx'
import { MeanwhileNote } from './MeanwhileNote.tsx'
import type { Meanwhile } from './useMeanwhile.ts'

interface StrokeNoteProps {
  readonly stroke: { readonly meanwhile: Meanwhile; readonly error: unknown }
  /** Whose log says who changed it, and when. */
  readonly thing?: ChangedThing
  label?(field: string): string | undefined
  say?(field: string, value: unknown): string | undefined
  empty?(field: string): string | undefined
}

/** Beside what is set at one stroke: both values where a colleague was quicker, or why else it was refused. */
export function StrokeNote({ stroke, ...shown }: StrokeNoteProps) {
  return (
    <>
      <MeanwhileNote meanwhile={stroke.meanwhile} {...shown} />
      <ErrorNote error={stroke.error} />
    </>
  )
}
