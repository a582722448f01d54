// What sharp users write to make a Deep Zoom pyramid: node sharp.js IN OUT.zip
import sharp from 'sharp';

const [input, output] = process.argv.slice(2);
if (input === '--version') {
  console.log(`sharp ${sharp.versions.sharp} (libvips ${sharp.versions.vips})`);
} else {
  await sharp(input, { limitInputPixels: false })
    .jpeg({ quality: 75 })
    .tile({ size: 256, overlap: 0, layout: 'dz', container: 'zip' })
    .toFile(output);
}
