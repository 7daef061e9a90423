import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CameraAbout } from '../../../main/contract/camera.ts'
import { newId, ofOneThing, refusalOf, useTRPC } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'

/** While a phone is open for this, the desk is asked so often how it stands, in milliseconds. */
const askEvery = 2_000

/** Photographing into one thing with a phone: what is open for it, opening and ending. */
export function useCamera(about: CameraAbout) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const works = useMay()('case.work')
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const mine = useQuery({
    ...trpc.camera.mine.queryOptions(
      { about },
      { enabled: works, refetchInterval: ({ state }) => (state.data ? askEvery : false) },
    ),
    ...ofOneThing,
  })
  const opening = useMutation(trpc.camera.open.mutationOptions())
  const closing = useMutation(trpc.camera.close.mutationOptions())
  const settle = () => queries.invalidateQueries({ queryKey: [['camera']] }).catch(reportError)

  /** Opens it on a phone, or on the one at hand; where none is, the dialog asks for one. */
  const open = async (deviceId: string | null = null) => {
    setError(null)
    try {
      await opening.mutateAsync({ commandId: newId(), input: { targetId: newId(), about, deviceId } })
      setAsking(false)
    } catch (failure) {
      if (refusalOf(failure)?.code === 'camera.noPhone') setAsking(true)
      else setError(failure)
    } finally {
      settle()
    }
  }
  const close = async () => {
    if (!mine.data) return
    setError(null)
    try {
      await closing.mutateAsync({ commandId: newId(), input: { targetId: mine.data.targetId } })
    } catch (failure) {
      setError(failure)
    } finally {
      settle()
    }
  }
  return {
    works,
    view: mine.data ?? null,
    asking,
    error,
    pending: opening.isPending || closing.isPending,
    open,
    close,
    stopAsking: () => setAsking(false),
  }
}

export type Camera = ReturnType<typeof useCamera>
