import { z } from 'zod'
import { deviceAction, deviceQuery, router } from '../../api/procedure.ts'
import { finishUpload } from '../../archive/finish-upload.ts'
import { captureTime } from '../../cases/files.ts'
import { DeskError } from '../../contract/errors.ts'
import { PhonePhotoInput, PhoneStepInput } from '../../contract/team-phone.ts'
import { Id, Millis } from '../../contract/values.ts'
import { systemActor } from '../../desk/core.ts'
import { lookAtScan } from '../../documents/take.ts'
import { giveContacts, notePhoneStep, placePhonePhoto } from './commands.ts'
import { contactsToGive, phoneList } from './queries.ts'

const kinds = ['team'] as const
const call = { commandId: Id, happenedAt: Millis.optional() }

/** What the phone of a team asks and says, with nobody signed in on it. */
export const teamPhoneRouter = router({
  /** The team's own list. That it is given numbers of households is recorded before it has them. */
  here: deviceQuery({
    kinds,
    input: z.object({}).optional(),
    async run({ core, device }) {
      const now = core.environment.now()
      if (contactsToGive(core.read, device.id, now).length > 0)
        await core.execute(giveContacts, { actor: systemActor, input: { deviceId: device.id } })
      return phoneList(core.read, device.id, now)
    },
  }),
  /** One step as the phone kept it; the same once more is answered as the first time. */
  step: deviceAction({
    kinds,
    input: z.object({ ...call, input: PhoneStepInput }),
    run: ({ core, device }, { commandId, happenedAt, input }) =>
      core.execute(notePhoneStep, {
        id: commandId,
        actor: systemActor,
        happenedAt: happenedAt ?? null,
        input: { ...input, deviceId: device.id },
      }),
  }),
  /** A photo whose bytes have all come, see the upload routes. Errors: `camera.noPicture`, those of the archive. */
  photo: deviceAction({
    kinds,
    input: z.object({ ...call, input: PhonePhotoInput }),
    async run({ core, device }, { commandId, happenedAt, input: { caseId, photoId, uploadId } }) {
      const file = await finishUpload(core.archive, uploadId)
      if (!/^(?:image|video)\//.test(file.mediaType)) throw new DeskError('camera.noPicture')
      const takenAt = await captureTime(core, file)
      const { pages, doubt } = await lookAtScan(core, file)
      return await core.execute(placePhonePhoto, {
        id: commandId,
        actor: systemActor,
        happenedAt: happenedAt ?? null,
        input: { deviceId: device.id, caseId, photoId, file: { ...file, takenAt }, scan: { pages, doubt } },
      })
    },
  }),
})
