<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>archviz</name>
    <message>
      <source>Plain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Residual</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre-activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Grouped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mobile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dense</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keras</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Modern</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stem</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>repeat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>stages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Branches</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>conv3-96 | avgpool3 conv1-64 =&gt; concat, add</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>branches</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Batch norm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>normalise after every convolution</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Activation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the non-linearity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>relu</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>relu6</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>leaky_relu</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>elu</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>gelu</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>silu</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hardswish</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>tanh</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sigmoid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>give every convolution a bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Squeeze-excite</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reduction of the gate (SENet: 16); 0 for none (Hu et al. 2017, arXiv:1709.01507)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Form</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>2012: two groups, LRN; 2014: one GPU, no LRN</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>2012</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>2014</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kind</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>maximum or mean of the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>max</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>avg</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>side of the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>px</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stride</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>of every repeat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Padding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>zeros around; at most half the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ceil</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the last window may hang over the edge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>side of the map that is flattened (VGG 7, AlexNet 6)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hidden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>features of both hidden layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>outputs of the classifier</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dropout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>in front of the linear layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>side of the depthwise window, odd</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Expansion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>factor of the first linear layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>×</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>between the two linear layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Growth k</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels that each layer adds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bottleneck</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 1×1 has this many times k channels; 0 leaves it out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compression θ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>share of the channels that stays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Width</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels that leave the stem</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Deep stem</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>three 3×3 for the 7×7 (ResNet-D: He et al. 2018, arXiv:1812.01187)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Max pool</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>3×3 max pooling of stride 2 behind it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>BN and activation first, as a pre-activation network needs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Embedding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>features of a linear layer with batch norm in front of the classifier; 0 for none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the non-linearity behind that BN</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Counted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>off: it is left out of the graph, of every total and of the module</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>v3: pool 5/3, 1×1, 5×5, linear; v1: pool 5/3, 1×1, two linear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>v3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>v1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of each of the four branches</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reduction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 1×1 in front of the 3×3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pool branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 1×1 behind the pooling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Direct branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the lone 1×1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 1×1 in front of the 7s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels between the 7s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels that leave each of the branches of 7s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of each of the six ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 1×1 in front of the splits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First 3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 1×3 of the long branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second 3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 3×1 of the long branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>k (1×1)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 1×1 of the long branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>l (3×3)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its first 3×3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>m (3×3, /2)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its second 3×3, of stride 2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>n (lone 3×3)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the lone 3×3, of stride 2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Short branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of its 1×1 and 3×3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 1×1 and 1×7 of the long branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Long branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of its 7×1 and 3×3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>v4: fig. 3; resnet_v1: fig. 14; v3: with two poolings; v1: GoogLeNet, with local response norm or batch norm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>v4</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>resnet_v1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>v1_bn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 1×1s and of the middle branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>first 3×3 of the long branch (v1: 32, v2: 48)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>second 3×3 of the long branch (v1: 32, v2: 64)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Residual scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>factor on the branch before the sum; 0.1 to 0.3 keep training stable (sec. 3.3)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Activation last</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>behind the sum; the released v2 leaves it out once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the lone 1×1 and of the 7×1 (v1: 128, v2: 192)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 1×7 (v1: 128, v2: 160)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 1×1s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 1×3 (v1: 192, v2: 224)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 3×1 (v1: 192, v2: 256)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of every 1×1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>3×3 of the first branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>3×3 of the second branch (v1: 256, v2: 288)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Third</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>last 3×3 of the third branch (v1: 256, v2: 320)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the lone 1×1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>3×3 reduce</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 1×1 in front of the 3×3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>3×3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 3×3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>5×5 reduce</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 1×1 in front of the 5×5</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>5×5</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 5×5</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pool proj</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 1×1 behind the pooling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Large kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>5 in the paper; torchvision and TF-slim run a 3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 1×1 behind the pooling: 32, then 64</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the lone 3×3 of stride 2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its two 3×3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Width of the 7s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>128, 160, 160, 192 in Inception-v3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 1×1s and the 7s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 3×3 of the first branch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>each end of the splits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F1 (first 1×1)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>filters of the first 1×1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F2 (f×f)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>filters of the f×f</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F3 (last 1×1)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>filters of the last 1×1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>f (window)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>side of the middle window, odd</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>as Keras has by default</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>s (stride)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>stride of the first 1×1 and of the shortcut</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of every convolution</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cardinality C</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>number of 3×3 convolutions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>paths</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>of every 3×3 and of the shortcut</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels that leave the block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>of the first repeat; the others keep the size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Expansion t</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>factor of the first 1×1; 1 leaves it out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of both convolutions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Depth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>convolutions in a row</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>side of the window, odd</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bare first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the first repeat takes the stem's activation as it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shortcut</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>projection: 1×1 where the shape changes (option B); A: zero-padded channels; C: 1×1 everywhere; D: 2×2 average pooling in front of the 1×1 (ResNet-D); identity: never a projection; none: a plain net</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>projection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>C</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>D</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>identity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of the 3×3 convolution</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Groups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>groups of the 3×3 convolution; they must divide the width</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stride in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 3×3 (as in torchvision's v1.5) or the first 1×1 (paper)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>3x3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1x1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Base width</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels at k = 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Widening k</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>factor on the base width</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>between the two convolutions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 3×3 (v1.5, torchvision) or the first 1×1 (paper)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>number of equal paths</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Path width d</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channels of each path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>equal functions: grouped (c), paths summed (a), paths concatenated (b), dense block-diagonal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>grouped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>concat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dense</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the 3×3 (as released) or the first 1×1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your own branches</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Branches of your own, written as one line: steps, | between branches, =&gt; what becomes of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>AlexNet features</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Five convolutions and three poolings; 2012 with groups of two GPUs and local response norm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pooling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Max or average pooling on its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Classic head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Average pooling to a fixed size, then three linear layers with dropout.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvNeXt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Depthwise k×k, layer norm, ×4 wider, GELU, back, added to what came in; width and size stay.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dense layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>BN – ReLU – 1×1 (4k) – BN – ReLU – 3×3 (k), concatenated behind what came in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transition</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>BN – ReLU – 1×1 that compresses the channels, then 2×2 average pooling.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stem 7×7</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>7×7 convolution of stride 2, then 3×3 max pooling of stride 2.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stem 3×3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>3×3 convolution that keeps the size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Global average pooling and a linear classifier.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Auxiliary head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A classifier beside the trunk that helps training and is thrown away afterwards.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pool, 1×1, one 3×3 and two 3×3, concatenated; 4·width channels leave.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pool, 1×1, 1×7–7×1 and twice that, concatenated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-C</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pool, 1×1 and two branches that end in a split of 1×3 beside 3×1; 6·width channels leave.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reduction-A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Halves the size: pool, 3×3 (n), 1×1 (k) – 3×3 (l) – 3×3 (m).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reduction-B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Halves the size: pool, 1×1 – 3×3, 1×1 – 1×7 – 7×1 – 3×3.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception stem</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From 299×299×3 to 35×35 in 384 (v4), 192 (v3, released v2) or 256 (ResNet-v1) channels; v1 is GoogLeNet's.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-ResNet-A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1, 1×1 – 3×3, 1×1 – 3×3 – 3×3, added to the trunk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-ResNet-B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1 beside 1×1 – 1×7 – 7×1, added to the trunk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-ResNet-C</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1 beside 1×1 – 1×3 – 3×1, added to the trunk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reduction-B (ResNet)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Halves the size: pool and three branches behind 1×1s, concatenated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception (GoogLeNet)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1, 1×1 – 3×3, 1×1 – 5×5 and pool – 1×1, concatenated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-v3 A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1, 1×1 – 5×5, 1×1 – 3×3 – 3×3 and pool – 1×1, concatenated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-v3 B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Halves the size: 3×3, 1×1 – 3×3 – 3×3 and pool.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-v3 C</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1, 1×7 – 7×1, twice that, and pool – 1×1, concatenated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-v3 D</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Halves the size: 1×1 – 3×3, 1×1 – 1×7 – 7×1 – 3×3 and pool.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-v3 E</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1, two branches that end in 1×3 beside 3×1, and pool – 1×1, concatenated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Identity block (Keras)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bottleneck whose shortcut is the identity: F3 must be the channels that enter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Convolutional block (Keras)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bottleneck whose shortcut is a 1×1 of stride s with batch norm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Summed 3×3 (Keras)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>C full 3×3 convolutions, summed, then a 1×1; the shortcut is always a projection.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Depthwise separable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>3×3 depthwise, then 1×1: 1/N + 1/9 of the cost of a dense 3×3.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inverted residual</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1 up, depthwise 3×3, linear 1×1 down; an identity shortcut where the shape stays.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Plain pair</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two 3×3 convolutions, no shortcut.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Plain stack</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Any number of equal convolutions in a row, no shortcut.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre-act basic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two 3×3 convolutions, each behind BN and activation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre-act bottleneck</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1, 3×3, 1×1, each behind BN and activation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wide basic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The pre-activation basic block, k times wider, with dropout between its convolutions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Basic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two 3×3 convolutions and a shortcut.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1 down, 3×3, 1×1 up, and a shortcut.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ResNeXt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1×1, grouped 3×3, 1×1: C paths of width d as one convolution.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ResNet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>resnetN[_v1_paper][_optionA|B|C], N = 18, 34, 50, 101, 152, 200</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>plain-N, N = 18, 34, 50, 101, 152, 200</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ResNet (CIFAR)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>resnetN_cifar[_optionA|B|C], plain-N_cifar, N = 6n+2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ResNet (CIFAR, bottleneck)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>resnetN_cifar_bottleneck[_stride3x3], N = 9n+2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre-activation ResNet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>preact_resnetN[_stride1x1], N = 18, 34, 50, 101, 152, 200</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre-activation ResNet (CIFAR)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>preact_resnetN_cifar[_stride3x3], N = 6n+2 up to 110 (basic), 9n+2 from 164 (bottleneck)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wide ResNet (CIFAR)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>wrn-D-K_cifar10|100, D = 6n+4</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>resnextN_CxDd[_wsl], N = 50, 101, 152, 200, any cardinality C and path width D; resnetN_1xDd</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ResNeXt (CIFAR)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>resnextN_CxDd_cifar10|100, N = 9n+2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wide ResNet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>wide_resnetN_K, N = 50, 101, 152, 200: bottlenecks K times as wide inside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>AlexNet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>alexnet (2012: groups, LRN), alexnet_torchvision (2014)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>VGG</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>vggN[_bn], N = 11, 13, 16, 19</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-v4</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>inception_v4</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-ResNet-v1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>inception_resnet_v1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-ResNet-v1 (FaceNet)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>inception_resnet_v1_facenet: as facenet-pytorch builds it, at 299×299</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-ResNet-v2 (paper)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>inception_resnet_v2_paper: as drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-ResNet-v2 (released)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>inception_resnet_v2: as released</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inception-v3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>inception_v3[_aux]: with its auxiliary head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>GoogLeNet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>googlenet (2014: biases, LRN, 5×5), googlenet_torchvision (batch norm, 3×3 for 5×5); _aux: with auxiliary heads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ResNet (Keras)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>keras_resnetN, N = 50, 101, 152</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>keras_resnext</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>archviz: sorry, an internal error: </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>: </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>; </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>archviz: </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source> (`</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source> --help` says more)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Value error, </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>archviz: the answer cannot be written: no space is left</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
