import { z } from 'zod'
import { action, type CallContext, deviceAction, deviceQuery, query, router } from '../api/procedure.ts'
import { CameraAbout, CloseCameraInput, DeliverPhotoInput, OpenCameraInput } from '../contract/camera.ts'
import { Id } from '../contract/values.ts'
import { deliverPhoto, hereFor, openFor, phonesFor, viewFor } from './camera.ts'
import { closeCamera } from './camera-commands.ts'

const permission = 'case.work'
const nothing = z.object({}).optional()

const actorOf = ({ signedIn: { staffId, role, limit } }: CallContext) => ({ staffId, role, limit })

/** Photographing with a phone: what is opened at a desk, and what the phone asks and brings. */
export const cameraRouter = router({
  /** Phones to photograph with, the one that would be taken first on top. */
  phones: query({
    permission,
    input: nothing,
    run: ({ core, signedIn }) => phonesFor(core, signedIn.staffId),
  }),
  /** What I have open for this; null where nothing. */
  mine: query({
    permission,
    input: z.object({ about: CameraAbout }),
    run: ({ core, signedIn }, { about }) => viewFor(core, signedIn.staffId, about),
  }),
  /** Errors: `camera.noPhone`, `camera.phoneGone`, `case.notFound`, `case.wrongState`, `unit.notFound`. */
  open: action({
    permission,
    input: z.object({ commandId: Id, input: OpenCameraInput }),
    async run(context, call) {
      const { core, signedIn } = context
      await openFor(core, { ...actorOf(context), sessionId: signedIn.sessionId }, call)
      return viewFor(core, signedIn.staffId, call.input.about)
    },
  }),
  close: action({
    permission,
    input: z.object({ commandId: Id, input: CloseCameraInput }),
    async run(context, { commandId, input }) {
      await context.core.execute(closeCamera, { id: commandId, actor: actorOf(context), input })
      return { ok: true }
    },
  }),
  /** What the phone is to show. */
  here: deviceQuery({
    kinds: ['camera'],
    input: nothing,
    run: ({ core, device }) => hereFor(core, device.id),
  }),
  /** A photo whose bytes have all come, see the upload routes. Errors: `camera.noPicture`, those of the archive. */
  deliver: deviceAction({
    kinds: ['camera'],
    input: DeliverPhotoInput,
    run: ({ core, device }, input) => deliverPhoto(core, device.id, input),
  }),
})
