const KEY = 'jingwei.device'

/** Names this browser among those that may write one record. */
export function deviceName(): string {
  const known = localStorage.getItem(KEY)
  if (known) return known
  const name = crypto.randomUUID()
  localStorage.setItem(KEY, name)
  return name
}

/** Where the device is, if it says so within some seconds; nothing otherwise: a visit does not fail for it. */
export function here(): Promise<{ longitude: number; latitude: number; accuracy: number } | null> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ longitude: coords.longitude, latitude: coords.latitude, accuracy: coords.accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 6000, maximumAge: 30_000 },
    )
  })
}

const LONGEST_SIDE = 1600

/** A photo made smaller before it is kept; drawn anew, it has no place and no time in it. */
export async function smaller(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const part = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * part))
  canvas.height = Math.max(1, Math.round(picture.height * part))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the photo could not be drawn'))), 'image/jpeg', 0.82))
}
