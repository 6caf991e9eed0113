const RATE_HZ = 8000;
const TONE_HZ = 440;
const HEADER_BYTES = 44;

/** A mono 16-bit WAV file with a soft tone. */
export const toneWav = (seconds: number): Buffer => {
  const samples = RATE_HZ * seconds;
  const wav = Buffer.alloc(HEADER_BYTES + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16); // size of the format block
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22); // one channel
  wav.writeUInt32LE(RATE_HZ, 24);
  wav.writeUInt32LE(RATE_HZ * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++) {
    wav.writeInt16LE(
      Math.round(3000 * Math.sin((2 * Math.PI * TONE_HZ * i) / RATE_HZ)),
      HEADER_BYTES + i * 2,
    );
  }
  return wav;
};
